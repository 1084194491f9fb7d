using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The lenient reading of JSON scalars that the real server is known for: <c>"true"</c>, <c>"1"</c>.</summary>
internal static class JsonValues
{
    /// <summary>A scalar as text; null for null.</summary>
    public static string? Text(JsonNode? node) => node is null ? null : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    public static bool Truth(JsonNode? node) => Text(node) is "true" or "";

    public static long? Whole(JsonNode? node) =>
        Text(node) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? (long)value : null;

    public static double? Number(JsonNode? node) =>
        Text(node) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>One value or an array of them.</summary>
    public static IEnumerable<JsonNode?> Many(JsonNode? node) => node switch
    {
        null => Array.Empty<JsonNode?>(),
        JsonArray array => array,
        _ => Enumerable.Repeat<JsonNode?>(node, 1),
    };

    public static IEnumerable<string> Texts(JsonNode? node) => Many(node).Select(Text).OfType<string>();

    /// <summary>Puts the members of the second over the first, objects merged and all else replaced.</summary>
    public static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is JsonObject inner && value is JsonObject further)
                Merge(inner, further);
            else
                into[name] = value?.DeepClone();
        }
    }
}
