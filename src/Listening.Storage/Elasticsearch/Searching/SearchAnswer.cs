using System.Text.Json;
using System.Text.Json.Serialization;

namespace Listening.Storage.Elasticsearch;

/// <summary>The answer of a search.</summary>
internal sealed record SearchAnswer(
    [property: JsonPropertyName("timed_out")] bool TimedOut,
    [property: JsonPropertyName("_shards")] SearchShards? Shards,
    [property: JsonPropertyName("hits")] SearchHits? Hits,
    [property: JsonPropertyName("pit_id")] string? PointInTime)
{
    /// <summary>Null where all shards answered in time.</summary>
    public ElasticsearchError? Incomplete => TimedOut || Shards is { Failed: > 0 }
        ? new(503, "incomplete_answer", TimedOut ? "The server ended the search before its end." : $"{Shards!.Failed} shards did not answer.")
        : null;
}

/// <summary>How many shards did not answer.</summary>
internal sealed record SearchShards([property: JsonPropertyName("failed")] int Failed);

/// <summary>The hits of a page.</summary>
internal sealed record SearchHits([property: JsonPropertyName("hits")] IReadOnlyList<SearchHit> Hits);

/// <summary>A hit: where it lies, what it is, and the values it is sorted by.</summary>
internal sealed record SearchHit(
    [property: JsonPropertyName("_id")] string Id,
    [property: JsonPropertyName("_index")] string Index,
    [property: JsonPropertyName("_source")] JsonElement Source,
    [property: JsonPropertyName("sort")] IReadOnlyList<JsonElement>? Sort);

/// <summary>The answer of <c>_count</c>.</summary>
internal sealed record CountAnswer([property: JsonPropertyName("count")] long Count, [property: JsonPropertyName("_shards")] SearchShards? Shards);

/// <summary>The answer of <c>_delete_by_query</c>.</summary>
internal sealed record DeletedAnswer([property: JsonPropertyName("deleted")] long Deleted);

/// <summary>The answer that opens a point in time: <c>id</c> of Elasticsearch, <c>pit_id</c> of OpenSearch.</summary>
internal sealed record PointInTimeAnswer([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("pit_id")] string? OpenSearchId);

/// <summary>The answer of a search that only counts by one aggregation, <c>by</c>.</summary>
internal sealed record AggregationAnswer<T>(
    [property: JsonPropertyName("timed_out")] bool TimedOut,
    [property: JsonPropertyName("_shards")] SearchShards? Shards,
    [property: JsonPropertyName("aggregations")] AggregationBy<T>? Aggregations);

/// <summary>Holds the aggregation.</summary>
internal sealed record AggregationBy<T>([property: JsonPropertyName("by")] T? By);

/// <summary>Buckets of <c>terms</c>.</summary>
internal sealed record TermBuckets([property: JsonPropertyName("doc_count_error_upper_bound")] long ErrorBound, [property: JsonPropertyName("buckets")] IReadOnlyList<TermBucket> Buckets);

/// <summary>A value and how many documents have it.</summary>
internal sealed record TermBucket([property: JsonPropertyName("key")] string Key, [property: JsonPropertyName("doc_count")] long Count);

/// <summary>Buckets of <c>composite</c>, and where the next page begins.</summary>
internal sealed record CompositeBuckets([property: JsonPropertyName("after_key")] JsonElement? AfterKey, [property: JsonPropertyName("buckets")] IReadOnlyList<CompositeBucket> Buckets);

/// <summary>Values by the names of their sources, and how many documents have them.</summary>
internal sealed record CompositeBucket([property: JsonPropertyName("key")] JsonElement Key, [property: JsonPropertyName("doc_count")] long Count);
