using System.Globalization;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>date_histogram</c> by calendar or fixed lengths, in a time zone, with bounds.</summary>
internal static class DateHistogram
{
    private const int MostBuckets = 65_536;

    public static JsonObject Run(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits)
    {
        var path = JsonValues.Text(body["field"])!;
        var steps = TimeSteps.Of(body);
        var groups = new SortedDictionary<long, List<Hit>>();
        foreach (var hit in hits)
        {
            foreach (var start in HitValues.Of(hit, path).OfType<long>().Select(steps.Floor).Distinct())
                (groups.TryGetValue(start, out var group) ? group : groups[start] = []).Add(hit);
        }

        var least = JsonValues.Whole(body["min_doc_count"]) ?? 0;
        if (least == 0)
            Fill(groups, steps, Bounds(body["extended_bounds"] ?? body["hard_bounds"], steps));
        var buckets = groups.Where(group => group.Value.Count >= least)
            .Select(group => (Key: (IReadOnlyList<object>)[group.Key], Bucket: AggregationReader.Bucket(Head(group.Key, steps, body), aggregation, scope, group.Value)))
            .ToList();
        if (body["order"] is { } order)
            buckets.Sort(BucketOrder.Of(order).Compare);
        return new JsonObject { ["buckets"] = new JsonArray([.. buckets.Select(bucket => bucket.Bucket)]) };
    }

    private static JsonObject Head(long start, TimeSteps steps, JsonObject body) => new() { ["key_as_string"] = Text(steps.Local(start), JsonValues.Text(body["format"])), ["key"] = start };

    private static string Text(DateTimeOffset local, string? format) => format switch
    {
        "epoch_millis" => local.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        null or "strict_date_optional_time" => local.ToString(local.Offset == TimeSpan.Zero ? "yyyy-MM-ddTHH:mm:ss.fffZ" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        _ => local.ToString(format.Replace("'T'", "T", StringComparison.Ordinal).Replace("XXX", "zzz", StringComparison.Ordinal).Replace("uuuu", "yyyy", StringComparison.Ordinal), CultureInfo.InvariantCulture),
    };

    private static (long From, long To)? Bounds(JsonNode? bounds, TimeSteps steps) =>
        bounds is null ? null : (steps.Floor(Moment(bounds["min"])), steps.Floor(Moment(bounds["max"])));

    private static long Moment(JsonNode? value) => DateTexts.Milliseconds(JsonValues.Text(value)!) ?? throw SimulatedFailure.BadRequest($"failed to parse date field [{JsonValues.Text(value)}]");

    private static void Fill(SortedDictionary<long, List<Hit>> groups, TimeSteps steps, (long From, long To)? bounds)
    {
        if (groups.Count == 0 && bounds is null)
            return;
        var from = Math.Min(bounds?.From ?? long.MaxValue, groups.Count == 0 ? long.MaxValue : groups.First().Key);
        var to = Math.Max(bounds?.To ?? long.MinValue, groups.Count == 0 ? long.MinValue : groups.Last().Key);
        for (var start = from; start <= to; start = steps.Next(start))
        {
            groups.TryAdd(start, []);
            if (groups.Count > MostBuckets)
                throw SimulatedFailure.Of(400, "too_many_buckets_exception", $"Trying to create too many buckets. Must be less than or equal to: [{MostBuckets}] but was [{groups.Count}].");
        }
    }
}
