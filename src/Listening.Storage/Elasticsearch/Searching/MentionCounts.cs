using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Counts of hits: all, by value, by time.</summary>
internal sealed class MentionCounts(IElasticsearchClient client, ElasticsearchOptions options, PlanRunner runner, MentionPages pages)
{
    private const int CompositePage = 10_000;
    private const int MostTerms = 65_000;

    public Task<long> CountAsync(MentionSearch search, CancellationToken cancellationToken) => runner.RunAsync(search, 0L, async plan =>
    {
        if (plan.IsExact)
            return await runner.CountAsync(plan.Target, plan.Query, cancellationToken);
        return (await Verified(plan, cancellationToken).LongCountAsync(cancellationToken), null);
    }, cancellationToken);

    public Task<IReadOnlyList<FacetCount>> FacetAsync(MentionSearch search, MentionFacet facet, int size, CancellationToken cancellationToken) => runner.RunAsync<IReadOnlyList<FacetCount>>(search, [], async plan =>
    {
        if (size <= 0)
            return ([], null);
        if (plan.IsExact)
            return await TermsAsync(plan, facet, size, cancellationToken);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var mention in Verified(plan, cancellationToken))
        {
            foreach (var value in MentionFacets.Values(mention, facet).Distinct(StringComparer.Ordinal))
                counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return (Highest(counts.Select(count => new FacetCount(count.Key, count.Value)), size), null);
    }, cancellationToken);

    public Task<IReadOnlyList<TimeCount>> HistogramAsync(MentionSearch search, TimeBucket bucket, TimeZoneInfo zone, CancellationToken cancellationToken) => runner.RunAsync<IReadOnlyList<TimeCount>>(search, [], async plan =>
    {
        var histogram = new CalendarHistogram(bucket, zone);
        if (plan.IsExact)
            return (histogram.Counts, await StepsAsync(plan, histogram, cancellationToken));
        await foreach (var mention in pages.VerifiedAsync(plan, MentionSort.Oldest, options.MaxCandidates, cancellationToken))
            histogram.Add(mention.Timestamp, 1);
        return (histogram.Counts, null);
    }, cancellationToken);

    private IAsyncEnumerable<Mention> Verified(SearchPlan plan, CancellationToken cancellationToken) => pages.VerifiedAsync(plan, MentionSort.Newest, options.MaxCandidates, cancellationToken);

    // Each shard names its highest: the more of them, the nearer the sum. Where the server says it may be wrong, it is asked for all that it gives.
    private async Task<(IReadOnlyList<FacetCount>? Answer, ElasticsearchError? Error)> TermsAsync(SearchPlan plan, MentionFacet facet, int size, CancellationToken cancellationToken)
    {
        foreach (var shardSize in new[] { Math.Clamp(size * 10, 1_000, MostTerms), MostTerms })
        {
            var terms = new JsonObject
            {
                ["field"] = MentionFacets.Path(facet),
                ["size"] = Math.Min(size, MostTerms),
                ["shard_size"] = shardSize,
                ["order"] = new JsonArray(new JsonObject { ["_count"] = "desc" }, new JsonObject { ["_key"] = "asc" }),
            };
            var answer = await client.SendAsync(Asked(plan, new() { ["terms"] = terms }), cancellationToken);
            if (Aggregation(answer.Read(ClientJson.Default.AggregationAnswerTermBuckets, out var error), ref error) is not { } buckets)
                return error is null ? ([], null) : (null, error);
            if (buckets.ErrorBound == 0 || shardSize == MostTerms)
                return (Highest(buckets.Buckets.Select(bucket => new FacetCount(bucket.Key, bucket.Count)), size), null);
        }

        return ([], null);
    }

    // Small equal steps from the server, which does not know our calendar (a zone's rules, an hour that comes twice): put together here.
    private async Task<ElasticsearchError?> StepsAsync(SearchPlan plan, CalendarHistogram histogram, CancellationToken cancellationToken)
    {
        JsonElement? after = null;
        while (true)
        {
            var composite = new JsonObject
            {
                ["size"] = CompositePage,
                ["sources"] = new JsonArray(new JsonObject { ["at"] = new JsonObject { ["date_histogram"] = new JsonObject { ["field"] = "@timestamp", ["fixed_interval"] = histogram.Step } } }),
            };
            if (after is { } place)
                composite["after"] = JsonNode.Parse(place.GetRawText());
            var answer = await client.SendAsync(Asked(plan, new() { ["composite"] = composite }), cancellationToken);
            if (Aggregation(answer.Read(ClientJson.Default.AggregationAnswerCompositeBuckets, out var error), ref error) is not { } buckets)
                return error;
            foreach (var bucket in buckets.Buckets)
                histogram.Add(DateTimeOffset.FromUnixTimeMilliseconds(bucket.Key.GetProperty("at").GetInt64()), bucket.Count);
            if (buckets.Buckets.Count < CompositePage || buckets.AfterKey is null)
                return null;
            after = buckets.AfterKey;
        }
    }

    private static ElasticsearchRequest Asked(SearchPlan plan, JsonObject aggregation) => ElasticsearchRequest.Post(
        $"{plan.Target}/_search?{HitReader.Leniently}",
        new() { ["size"] = 0, ["track_total_hits"] = false, ["query"] = plan.Query.DeepClone(), ["aggs"] = new JsonObject { ["by"] = aggregation } });

    // Without any index there is no aggregation in the answer.
    private static T? Aggregation<T>(AggregationAnswer<T>? answer, ref ElasticsearchError? error)
        where T : class
    {
        if (answer is { TimedOut: true } or { Shards.Failed: > 0 })
            error = new(503, "incomplete_answer", "Not every shard answered in time.");
        return error is null ? answer?.Aggregations?.By : null;
    }

    private static List<FacetCount> Highest(IEnumerable<FacetCount> counts, int size) =>
        [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(size)];
}
