using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Settings: nested or dotted, with or without <c>index.</c>, all values text; kept nested, below <c>index</c> where they are an index's.</summary>
internal static class FlatSettings
{
    /// <summary>Puts settings over others; null removes one.</summary>
    public static void Apply(JsonObject settings, JsonObject change, string prefix = "")
    {
        foreach (var (name, value) in Flat(change, string.Empty))
        {
            var path = (prefix.Length == 0 || name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name).Split('.');
            if (value is null)
                Remove(settings, path);
            else
                Set(settings, path, value is JsonArray ? value.DeepClone() : JsonValues.Text(value)!);
        }
    }

    public static JsonNode? Get(JsonObject settings, string path)
    {
        JsonNode? node = settings;
        foreach (var name in path.Split('.'))
            node = (node as JsonObject)?[name];
        return node;
    }

    private static IEnumerable<(string Name, JsonNode? Value)> Flat(JsonObject settings, string prefix)
    {
        foreach (var (name, value) in settings)
        {
            if (value is not JsonObject inner)
                yield return (prefix + name, value);
            else
            {
                foreach (var below in Flat(inner, $"{prefix}{name}."))
                    yield return below;
            }
        }
    }

    private static void Set(JsonObject settings, string[] path, JsonNode value)
    {
        foreach (var name in path[..^1])
        {
            if (settings[name] is not JsonObject inner)
                settings[name] = inner = [];
            settings = inner;
        }

        settings[path[^1]] = value;
    }

    private static void Remove(JsonObject settings, string[] path)
    {
        if (path.Length > 1 && settings[path[0]] is JsonObject inner)
        {
            Remove(inner, path[1..]);
            if (inner.Count == 0)
                settings.Remove(path[0]);
        }
        else
        {
            settings.Remove(path[^1]);
        }
    }
}
