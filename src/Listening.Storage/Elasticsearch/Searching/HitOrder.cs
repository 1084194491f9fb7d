using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>An order of hits in which no two are alike, so that a page can begin behind any of them.</summary>
internal sealed class HitOrder
{
    private readonly (string Field, bool Descending)[] _keys;

    private HitOrder(params (string Field, bool Descending)[] keys) => _keys = keys;

    /// <summary>How many values a place has.</summary>
    public int Keys => _keys.Length;

    /// <summary>Polls, the latest first.</summary>
    public static HitOrder NewestPoll { get; } = new(("@timestamp", true), ("unit", false), ("source.id", false));

    public static HitOrder By(params string[] fields) => new([.. fields.Select(field => (field, false))]);

    public static HitOrder Of(MentionSort sort) => sort switch
    {
        MentionSort.Newest => new(("@timestamp", true), ("id", false)),
        MentionSort.Oldest => new(("@timestamp", false), ("id", false)),
        MentionSort.Relevance => new(("_score", true), ("@timestamp", true), ("id", false)),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    public JsonArray Json() => new([.. _keys.Select(key => new JsonObject { [key.Field] = new JsonObject { ["order"] = key.Descending ? "desc" : "asc" } })]);

    /// <summary>A place as a search takes it.</summary>
    public static JsonArray Place(IEnumerable<JsonElement> values) => new([.. values.Select(Value)]);

    private static JsonNode? Value(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());
}
