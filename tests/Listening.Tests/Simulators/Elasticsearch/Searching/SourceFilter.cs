using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Which part of a document an answer shows: <c>true</c>, <c>false</c>, names, patterns, or includes and excludes.</summary>
internal sealed class SourceFilter(bool shown, IReadOnlyList<string> includes, IReadOnlyList<string> excludes)
{
    /// <summary>False: no <c>_source</c> at all.</summary>
    public bool Shown => shown;

    public static SourceFilter Of(JsonNode? wanted) => wanted switch
    {
        null => new SourceFilter(shown: true, [], []),
        JsonObject parts => new SourceFilter(shown: true, [.. JsonValues.Texts(parts["includes"] ?? parts["include"])], [.. JsonValues.Texts(parts["excludes"] ?? parts["exclude"])]),
        JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new SourceFilter(value.GetValue<bool>(), [], []),
        _ when JsonValues.Text(wanted) is "true" or "false" => new SourceFilter(JsonValues.Text(wanted) == "true", [], []),
        _ => new SourceFilter(shown: true, [.. JsonValues.Texts(wanted)], []),
    };

    /// <summary>The same from the parameters of an address.</summary>
    public static SourceFilter Of(SimulatedRequest request)
    {
        var source = request.Parameter("_source");
        if (source is "true" or "false")
            return new SourceFilter(source == "true", [], []);
        return new SourceFilter(shown: true, Names(source ?? request.Parameter("_source_includes")), Names(request.Parameter("_source_excludes")));
    }

    public JsonNode Apply(ReadOnlyMemory<byte> source)
    {
        var document = JsonNode.Parse(source.Span)!;
        return includes.Count == 0 && excludes.Count == 0 ? document : Filtered((JsonObject)document, string.Empty) ?? [];
    }

    private JsonObject? Filtered(JsonObject from, string prefix)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in from)
        {
            var path = prefix + name;
            if (excludes.Any(pattern => Covers(pattern, path)))
                continue;
            var below = excludes.Count > 0 || !Included(path) ? Inner(value, path) : value?.DeepClone();
            if (below is not null || Included(path))
                kept[name] = below ?? (value is null or JsonValue ? value?.DeepClone() : null);
        }

        return kept.Count == 0 && prefix.Length > 0 ? null : kept;
    }

    private JsonNode? Inner(JsonNode? value, string path) => value switch
    {
        JsonObject inner => Filtered(inner, path + "."),
        JsonArray array when array.Any(item => item is JsonObject) => Items(array, path),
        _ => Included(path) ? value?.DeepClone() : null,
    };

    private JsonArray? Items(JsonArray array, string path)
    {
        JsonNode?[] items = [.. array.Select(item => item is JsonObject inner ? Filtered(inner, path + ".") : null).Where(item => item is not null)];
        return items.Length == 0 ? null : new JsonArray(items);
    }

    private bool Included(string path) => includes.Count == 0 || includes.Any(pattern => Covers(pattern, path));

    // A pattern that names an object names all that is in it.
    private static bool Covers(string pattern, string path) => IndexNames.Fits(pattern, path) || IndexNames.Fits(pattern + ".*", path);

    private static string[] Names(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
