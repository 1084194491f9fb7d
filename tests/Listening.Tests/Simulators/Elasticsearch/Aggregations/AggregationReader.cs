using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What aggregations look at beside the hits.</summary>
internal sealed record AggregationScope(SearchView View, DateTimeOffset Now);

/// <summary>Runs the aggregations of a search, and those within buckets.</summary>
internal static class AggregationReader
{
    public static JsonObject Run(JsonObject aggregations, AggregationScope scope, IReadOnlyList<Hit> hits) =>
        new(aggregations.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, One((JsonObject)entry.Value!, scope, hits))));

    private static JsonObject One(JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var (name, body) = aggregation.First(member => member.Key is not ("aggs" or "aggregations" or "meta"));
        throw SimulatedFailure.NotSimulated($"the aggregation [{name}] of {hits.Count} {scope.View.Parts.Count} {body}");
    }
}
