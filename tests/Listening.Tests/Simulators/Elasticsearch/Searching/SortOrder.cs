using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One key of a sort.</summary>
internal sealed record SortKey(string Field, bool Descending, string Missing, string? UnmappedType, string? Format)
{
    /// <summary>The keys of a search; the default is by score.</summary>
    public static List<SortKey> Read(JsonNode? sort) => [.. JsonValues.Many(sort).Select(One)];

    private static SortKey One(JsonNode? key)
    {
        var (field, options) = key is JsonObject named ? named.First() : KeyValuePair.Create(JsonValues.Text(key)!, (JsonNode?)null);
        var body = options as JsonObject;
        var order = JsonValues.Text(body is null ? options : body["order"]) ?? (field == "_score" ? "desc" : "asc");
        return new SortKey(field, order == "desc", JsonValues.Text(body?["missing"]) ?? "_last", JsonValues.Text(body?["unmapped_type"]), JsonValues.Text(body?["format"]));
    }
}

/// <summary>Orders hits by keys, documents of equal keys by their place in the shard.</summary>
internal sealed class SortOrder(IReadOnlyList<SortKey> keys) : IComparer<Hit>
{
    public int Compare(Hit? x, Hit? y)
    {
        var order = Compare(x!.Sort, y!.Sort);
        return order != 0 ? order : x.Place.CompareTo(y.Place);
    }

    public int Compare(IReadOnlyList<object?> one, IReadOnlyList<object?> two)
    {
        for (var key = 0; key < keys.Count; key++)
        {
            var order = Compare(keys[key], one[key], two[key]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Compare(SortKey key, object? one, object? two)
    {
        if (one is null || two is null)
            return (one is null ? 1 : 0).CompareTo(two is null ? 1 : 0) * (key.Missing == "_first" ? -1 : 1);
        var order = FieldValues.Compare(one, two);
        return key.Descending ? -order : order;
    }
}
