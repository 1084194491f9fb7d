using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What aggregations look at beside the hits.</summary>
internal sealed record AggregationScope(SearchView View, DateTimeOffset Now);

/// <summary>Runs the aggregations of a search, and those within buckets.</summary>
internal static class AggregationReader
{
    public static JsonObject Run(JsonObject aggregations, AggregationScope scope, IReadOnlyList<Hit> hits) =>
        new(aggregations.Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, One((JsonObject)entry.Value!, scope, hits))));

    /// <summary>A bucket with what is asked within it.</summary>
    public static JsonObject Bucket(JsonObject head, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        head["doc_count"] = hits.Count;
        return Within(head, aggregation, scope, hits);
    }

    /// <summary>The same for a bucket that has its count already.</summary>
    public static JsonObject Within(JsonObject head, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        foreach (var (name, value) in (aggregation["aggs"] ?? aggregation["aggregations"]) is JsonObject inner ? Run(inner, scope, hits).ToList() : [])
            head[name] = value?.DeepClone();
        return head;
    }

    private static JsonObject One(JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var (name, node) = aggregation.First(member => member.Key is not ("aggs" or "aggregations" or "meta"));
        var body = (JsonObject)node!;
        return name switch
        {
            "terms" => TermsAggregation.Run(body, aggregation, scope, hits),
            "multi_terms" => TermsAggregation.RunMulti(body, aggregation, scope, hits),
            "date_histogram" => DateHistogram.Run(body, aggregation, scope, hits),
            "filters" => FilterAggregations.Several(body, aggregation, scope, hits),
            "filter" => FilterAggregations.Single(body, aggregation, scope, hits),
            "missing" => FilterAggregations.Missing(body, aggregation, scope, hits),
            "global" => FilterAggregations.Global(aggregation, scope),
            "composite" => CompositeAggregation.Run(body, aggregation, scope, hits),
            "significant_terms" => SignificantTerms.Run(body, aggregation, scope, hits, text: false),
            "significant_text" => SignificantTerms.Run(body, aggregation, scope, hits, text: true),
            _ => Metrics.Run(name, body, hits) ?? throw SimulatedFailure.NotSimulated($"the aggregation [{name}]"),
        };
    }
}
