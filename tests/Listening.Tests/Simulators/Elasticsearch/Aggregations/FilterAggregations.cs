using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Buckets by queries: <c>filter</c>, <c>filters</c>, <c>missing</c>, <c>global</c>.</summary>
internal static class FilterAggregations
{
    public static JsonObject Single(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits) =>
        AggregationReader.Bucket([], aggregation, scope, Matching(body, scope, hits));

    public static JsonObject Several(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var others = JsonValues.Text(body["other_bucket_key"]) ?? (JsonValues.Truth(body["other_bucket"] ?? "false") ? "_other_" : null);
        JsonObject Bucket(IReadOnlyList<Hit> found) => AggregationReader.Bucket([], aggregation, scope, found);
        if (body["filters"] is JsonArray anonymous)
            return new JsonObject { ["buckets"] = new JsonArray([.. anonymous.Select(filter => Bucket(Matching(filter, scope, hits)))]) };
        var found = ((JsonObject)body["filters"]!).Select(filter => (filter.Key, Hits: Matching(filter.Value, scope, hits))).ToList();
        var buckets = new JsonObject(found.Select(filter => KeyValuePair.Create<string, JsonNode?>(filter.Key, Bucket(filter.Hits))));
        if (others is not null)
            buckets[others] = Bucket([.. hits.Except(found.SelectMany(filter => filter.Hits))]);
        return new JsonObject { ["buckets"] = buckets };
    }

    public static JsonObject Missing(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits) =>
        AggregationReader.Bucket([], aggregation, scope, [.. hits.Where(hit => !HitValues.Of(hit, JsonValues.Text(body["field"])!).Any())]);

    public static JsonObject Global(JsonObject aggregation, AggregationScope scope) =>
        AggregationReader.Bucket([], aggregation, scope, scope.View.Find(null, scored: false, scope.Now));

    public static List<Hit> Matching(JsonNode? query, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var queries = scope.View.Parts.ToDictionary(part => part.Index, part => QueryReader.Read(query, new QueryScope(part.Index, scored: false, scope.Now)));
        return [.. hits.Where(hit => queries[hit.Index].Matches(hit.Candidate))];
    }
}
