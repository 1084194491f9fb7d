using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>Addresses for people: what looks like a secret in the query is hidden.</summary>
internal static class Redaction
{
    private static readonly string[] SecretParts = ["token", "secret", "password", "passwd", "key", "auth", "session", "signature"];

    public static string Shown(Uri url, SourceCredentials? credentials)
    {
        var named = (credentials as SourceCredentials.Query)?.Name;
        return url.GetLeftPart(UriPartial.Path) + Query(url, named);
    }

    public static bool HidesPartOf(Uri url) => Query(url, null) != url.Query;

    private static string Query(Uri url, string? named) => url.Query.Length == 0 ? "" : "?" + string.Join('&', url.Query[1..].Split('&').Select(pair =>
    {
        var name = pair.Split('=')[0];
        return name.Length < pair.Length && IsSecret(Uri.UnescapeDataString(name), named) ? name + "=REDACTED" : pair;
    }));

    private static bool IsSecret(string name, string? named) =>
        name == named || SecretParts.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
