using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>terms</c> and <c>multi_terms</c>.</summary>
internal static class TermsAggregation
{
    public static JsonObject Run(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var path = JsonValues.Text(body["field"])!;
        var field = HitValues.Field(scope, path);
        var missing = HitValues.Read(body["missing"], field);
        var (included, excluded) = (Chosen(body["include"]), Chosen(body["exclude"]));
        var groups = new Dictionary<object, List<Hit>>();
        foreach (var hit in hits)
        {
            var values = HitValues.Of(hit, path).ToList();
            foreach (var value in values.Count == 0 && missing is not null ? [missing] : values)
            {
                if ((included is null || included(value)) && (excluded is null || !excluded(value)))
                    (groups.TryGetValue(value, out var group) ? group : groups[value] = []).Add(hit);
            }
        }

        var buckets = groups.Select(group => (Key: (IReadOnlyList<object>)[group.Key], Bucket: AggregationReader.Bucket(HitValues.Key(group.Key, field), aggregation, scope, group.Value)));
        return Answer(body, [.. buckets]);
    }

    public static JsonObject RunMulti(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var paths = JsonValues.Many(body["terms"]).Select(term => JsonValues.Text(term!["field"])!).ToList();
        var groups = hits
            .SelectMany(hit => paths.Aggregate((IEnumerable<List<object>>)[[]], (keys, path) => keys.SelectMany(_ => HitValues.Of(hit, path), (key, value) => (List<object>)[.. key, value])).Select(key => (Key: key, Hit: hit)))
            .GroupBy(pair => string.Join('\0', pair.Key));
        var buckets = groups.Select(group => (Key: (IReadOnlyList<object>)group.First().Key, Bucket: AggregationReader.Bucket(Head(group.First().Key), aggregation, scope, [.. group.Select(pair => pair.Hit)])));
        return Answer(body, [.. buckets]);

        static JsonObject Head(List<object> key) => new() { ["key"] = new JsonArray([.. key.Select(SortValues.Shown)]), ["key_as_string"] = string.Join('|', key) };
    }

    private static JsonObject Answer(JsonObject body, List<(IReadOnlyList<object> Key, JsonObject Bucket)> buckets)
    {
        var least = JsonValues.Whole(body["min_doc_count"]) ?? 1;
        buckets.RemoveAll(bucket => Count(bucket) < least);
        buckets.Sort(BucketOrder.Of(body["order"]).Compare);
        var size = (int)(JsonValues.Whole(body["size"]) ?? 10);
        return new JsonObject
        {
            ["doc_count_error_upper_bound"] = 0,
            ["sum_other_doc_count"] = buckets.Skip(size).Sum(Count),
            ["buckets"] = new JsonArray([.. buckets.Take(size).Select(bucket => bucket.Bucket)]),
        };
    }

    private static int Count((IReadOnlyList<object> Key, JsonObject Bucket) bucket) => bucket.Bucket["doc_count"]!.GetValue<int>();

    // A regular expression over the whole value, or a list of values.
    private static Func<object, bool>? Chosen(JsonNode? rule)
    {
        if (rule is null)
            return null;
        if (rule is JsonObject)
            throw SimulatedFailure.NotSimulated("terms in partitions");
        if (rule is JsonArray)
        {
            var values = JsonValues.Texts(rule).ToHashSet(StringComparer.Ordinal);
            return value => values.Contains(value.ToString()!);
        }

        var pattern = new Regex($"^(?:{JsonValues.Text(rule)})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return value => pattern.IsMatch(value.ToString()!);
    }
}
