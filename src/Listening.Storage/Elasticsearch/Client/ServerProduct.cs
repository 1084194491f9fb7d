using System.Globalization;
using System.Text.Json.Serialization;

namespace Listening.Storage.Elasticsearch;

/// <summary>What answers: Elasticsearch 8 or 9, OpenSearch 2 or 3.</summary>
/// <param name="IsOpenSearch">OpenSearch, where the two differ.</param>
/// <param name="Version">Its number.</param>
internal sealed record ServerProduct(bool IsOpenSearch, Version Version)
{
    public override string ToString() => $"{(IsOpenSearch ? "OpenSearch" : "Elasticsearch")} {Version}";

    /// <returns>What is wrong with the server, or null.</returns>
    public static string? Read(RootAnswer root, out ServerProduct? product)
    {
        product = null;
        var openSearch = string.Equals(root.Version?.Distribution, "opensearch", StringComparison.OrdinalIgnoreCase);
        if (!openSearch && (root.Version?.Distribution is not null || root.Tagline != "You Know, for Search"))
            return "it is neither Elasticsearch nor OpenSearch";
        var number = root.Version?.Number?.Split('-')[0];
        if (!Version.TryParse(number, out var version))
            return string.Create(CultureInfo.InvariantCulture, $"it states no version that can be read");
        product = new(openSearch, version);
        return (openSearch, version.Major) is (true, 2 or 3) or (false, 8 or 9) ? null : $"it is {product}";
    }
}

/// <summary>The answer of <c>GET /</c>.</summary>
internal sealed record RootAnswer([property: JsonPropertyName("version")] RootVersion? Version, [property: JsonPropertyName("tagline")] string? Tagline);

/// <summary>Its version.</summary>
internal sealed record RootVersion([property: JsonPropertyName("number")] string? Number, [property: JsonPropertyName("distribution")] string? Distribution);
