using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>_search</c> and <c>_count</c>.</summary>
internal static class SearchRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET" or "POST", ["_search"]) => Search(request, null),
        ("GET" or "POST", [var index, "_search"]) => Search(request, index),
        ("GET" or "POST", ["_count"]) => Count(request, "_all"),
        ("GET" or "POST", [var index, "_count"]) => Count(request, index),
        _ => null,
    };

    /// <summary>A length of time such as <c>1m</c>.</summary>
    public static TimeSpan Duration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var number = double.Parse(text[..digits]);
        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            "d" => TimeSpan.FromDays(number),
            _ => throw SimulatedFailure.BadRequest($"failed to parse setting [keep_alive] with value [{text}] as a time value: unit is missing or unrecognized"),
        };
    }

    private static SimulatedAnswer Search(SimulatedRequest request, string? index)
    {
        var body = request.Json();
        foreach (var parameter in (string[])["size", "from", "track_total_hits"])
        {
            if (request.Parameter(parameter) is { } value)
                body[parameter] ??= value;
        }

        return SimulatedAnswer.Json(Searcher.Search(body, View(request, body, index), request.Cluster.Time.GetUtcNow()));
    }

    private static SearchView View(SimulatedRequest request, JsonObject body, string? index)
    {
        if (body["pit"] is not JsonObject pit)
            return SearchView.Of(IndexNames.Resolve(request, index ?? "_all"));
        if (index is not null)
            throw SimulatedFailure.Of(400, "action_request_validation_exception", "Validation Failed: 1: [indices] cannot be used with point in time. Do not specify any index with point in time.;");
        var id = JsonValues.Text(pit["id"])!;
        var point = request.Cluster.PointsInTime.Use(id, JsonValues.Text(pit["keep_alive"]) is { } kept ? Duration(kept) : null);
        return point is not null && point.View.All(part => request.Cluster.Indices.Values.Contains(part.Index)) ? new SearchView(point.View, id) : throw Closed(request.Cluster, point);
    }

    private static SimulatedAnswer Count(SimulatedRequest request, string index)
    {
        var view = SearchView.Of(IndexNames.Resolve(request, index));
        var hits = view.Find(request.Json()["query"], scored: false, request.Cluster.Time.GetUtcNow());
        return SimulatedAnswer.Json(new JsonObject { ["count"] = hits.Count, ["_shards"] = Searcher.Shards(view) });
    }

    private static SimulatedFailure Closed(SimulatedCluster cluster, PointInTime? point)
    {
        var index = point?.View[0].Index ?? cluster.Indices.Values.FirstOrDefault();
        if (index is null)
            return SimulatedFailure.Of(404, "search_context_missing_exception", "No search context found for id [1]");
        JsonObject Cause() => WriteFailure.Error("search_context_missing_exception", "No search context found for id [[simulated][1] searcherId [null]]");
        return SimulatedFailure.OfShard(index, Cause(), Cause(), 404);
    }
}
