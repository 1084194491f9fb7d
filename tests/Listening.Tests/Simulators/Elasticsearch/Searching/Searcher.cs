using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Answers one search.</summary>
internal static class Searcher
{
    private const int DeepestWindow = 10_000;

    public static JsonObject Search(JsonObject body, SearchView view, DateTimeOffset now)
    {
        var began = Stopwatch.GetTimestamp();
        var size = (int)(JsonValues.Whole(body["size"]) ?? 10);
        var from = (int)(JsonValues.Whole(body["from"]) ?? 0);
        CheckWindow(view, from + size);
        var keys = SortKey.Read(body["sort"]);
        if (view.PointInTime is not null && keys.Count > 0 && keys.TrueForAll(key => key.Field != "_shard_doc"))
            keys.Add(new SortKey("_shard_doc", Descending: false, "_last", null, null));
        var scored = keys.Count == 0 || keys.Exists(key => key.Field == "_score") || JsonValues.Truth(body["track_scores"] ?? "false");
        var hits = view.Find(body["query"], scored, now);
        var minimum = JsonValues.Number(body["min_score"]);
        if (minimum is not null)
            hits.RemoveAll(hit => hit.Score < minimum);
        var page = Page(body, view, hits, keys, from, size);
        var json = new JsonObject();
        if (view.PointInTime is { } point)
            json["pit_id"] = point;
        json["took"] = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        json["timed_out"] = false;
        json["_shards"] = Shards(view);
        json["hits"] = HitList(body, view, hits, page, keys, scored, size);
        if ((body["aggs"] ?? body["aggregations"]) is JsonObject aggregations)
            json["aggregations"] = AggregationReader.Run(aggregations, new AggregationScope(view, now), hits);
        return json;
    }

    public static JsonObject Shards(SearchView view) => new() { ["total"] = view.Shards, ["successful"] = view.Shards, ["skipped"] = 0, ["failed"] = 0 };

    private static List<Hit> Page(JsonObject body, SearchView view, List<Hit> hits, List<SortKey> keys, int from, int size)
    {
        if (keys.Count == 0)
            return [.. hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Place).Skip(from).Take(size)];
        var sorted = hits.ConvertAll(hit => hit with { Sort = SortValues.Of(hit, keys) });
        var order = new SortOrder(keys);
        if (body["search_after"] is JsonArray after)
        {
            var place = SortValues.Read(after, keys, view);
            sorted.RemoveAll(hit => order.Compare(hit.Sort, place) <= 0);
        }

        sorted.Sort(order);
        return sorted.GetRange(Math.Min(from, sorted.Count), Math.Clamp(sorted.Count - from, 0, size));
    }

    private static JsonObject HitList(JsonObject body, SearchView view, List<Hit> hits, List<Hit> page, List<SortKey> keys, bool scored, int size)
    {
        var json = new JsonObject();
        if (Total(body["track_total_hits"], hits.Count) is { } total)
            json["total"] = total;
        var byScore = keys.Count == 0 || keys.Exists(key => key.Field == "_score");
        json["max_score"] = view.Parts.Count == 0 ? 0.0 : byScore && hits.Count > 0 && size > 0 ? (float)hits.Max(hit => hit.Score) : null;
        json["hits"] = new JsonArray([.. page.Select(hit => HitWriter.Write(hit, body, scored))]);
        return json;
    }

    private static JsonObject? Total(JsonNode? tracked, int count)
    {
        if (JsonValues.Text(tracked) == "false")
            return null;
        var limit = JsonValues.Text(tracked) is "true" ? int.MaxValue : (int)(JsonValues.Whole(tracked) ?? DeepestWindow);
        return new JsonObject { ["value"] = Math.Min(count, limit), ["relation"] = count > limit ? "gte" : "eq" };
    }

    private static void CheckWindow(SearchView view, int end)
    {
        foreach (var (index, _) in view.Parts)
        {
            var limit = (int)(JsonValues.Whole(FlatSettings.Get(index.Settings, "index.max_result_window")) ?? DeepestWindow);
            if (end <= limit)
                continue;
            var reason = $"Result window is too large, from + size must be less than or equal to: [{limit}] but was [{end}]. See the scroll api for a more efficient way to request large data sets. This limit can be set by changing the [index.max_result_window] index level setting.";
            JsonObject Cause() => WriteFailure.Error("illegal_argument_exception", reason);
            var outer = Cause();
            outer["caused_by"] = Cause();
            throw SimulatedFailure.OfShard(index, Cause(), Cause(), causedBy: outer);
        }
    }
}
