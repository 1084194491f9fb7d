using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The order of buckets: by count, key or a metric within them; ties by key, ascending.</summary>
internal sealed class BucketOrder(IReadOnlyList<(string By, bool Descending)> keys)
{
    public static BucketOrder Of(JsonNode? order) => new(order is null
        ? [("_count", true)]
        : [.. JsonValues.Many(order).OfType<JsonObject>().Select(one => (one.First().Key, JsonValues.Text(one.First().Value) == "desc"))]);

    public int Compare((IReadOnlyList<object> Key, JsonObject Bucket) one, (IReadOnlyList<object> Key, JsonObject Bucket) two)
    {
        foreach (var (by, descending) in keys)
        {
            var order = by switch
            {
                "_key" or "_term" => CompareKeys(one.Key, two.Key),
                "_count" => Count(one).CompareTo(Count(two)),
                _ => Metric(one.Bucket, by).CompareTo(Metric(two.Bucket, by)),
            };
            if (order != 0)
                return descending ? -order : order;
        }

        return CompareKeys(one.Key, two.Key);
    }

    public static int CompareKeys(IReadOnlyList<object> one, IReadOnlyList<object> two)
    {
        for (var at = 0; at < one.Count; at++)
        {
            var order = FieldValues.Compare(one[at], two[at]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Count((IReadOnlyList<object> Key, JsonObject Bucket) bucket) => bucket.Bucket["doc_count"]!.GetValue<int>();

    private static double Metric(JsonObject bucket, string path)
    {
        var (name, part) = path.Split('.') is [var first, var second] ? (first, second) : (path, "value");
        return JsonValues.Number(bucket[name]?[part]) ?? throw SimulatedFailure.BadRequest($"Invalid aggregation order path [{path}].");
    }
}
