using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Points in time: <c>_pit</c> of Elasticsearch, <c>_search/point_in_time</c> of OpenSearch; neither server knows the other's.</summary>
internal static class PointInTimeRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments, request.Cluster.Identity.IsOpenSearch) switch
    {
        ("POST", [var index, "_pit"], false) => Open(request, index, "id"),
        ("DELETE", ["_pit"], false) => Close(request),
        ("POST", [var index, "_search", "point_in_time"], true) => Open(request, index, "pit_id"),
        ("DELETE", ["_search", "point_in_time"], true) => CloseSeveral(request, [.. JsonValues.Texts(request.Json()["pit_id"])]),
        ("DELETE", ["_search", "point_in_time", "_all"], true) => CloseAll(request),
        _ => null,
    };

    private static SimulatedAnswer Open(SimulatedRequest request, string names, string member)
    {
        if (request.Parameter("keep_alive") is not { } keepAlive)
            throw SimulatedFailure.Of(400, "action_request_validation_exception", "Validation Failed: 1: [keep_alive] is not specified;");
        var indices = IndexNames.Resolve(request, names);
        var point = request.Cluster.PointsInTime.Open(indices, SearchRoutes.Duration(keepAlive));
        var json = new JsonObject { [member] = point.Id, ["_shards"] = Searcher.Shards(SearchView.Of(indices)) };
        if (member == "pit_id")
            json["creation_time"] = request.Cluster.Time.GetUtcNow().ToUnixTimeMilliseconds();
        return SimulatedAnswer.Json(json);
    }

    private static SimulatedAnswer Close(SimulatedRequest request)
    {
        var freed = JsonValues.Texts(request.Json()["id"]).Count(request.Cluster.PointsInTime.Close);
        return SimulatedAnswer.Json(new JsonObject { ["succeeded"] = true, ["num_freed"] = freed }, freed == 0 ? 404 : 200);
    }

    private static SimulatedAnswer CloseSeveral(SimulatedRequest request, IReadOnlyList<string> ids)
    {
        var pits = ids.Select(id => new JsonObject { ["successful"] = request.Cluster.PointsInTime.Close(id), ["pit_id"] = id });
        return SimulatedAnswer.Json(new JsonObject { ["pits"] = new JsonArray([.. pits]) });
    }

    private static SimulatedAnswer CloseAll(SimulatedRequest request)
    {
        var pits = request.Cluster.PointsInTime.CloseAll().Select(id => new JsonObject { ["successful"] = true, ["pit_id"] = id });
        return SimulatedAnswer.Json(new JsonObject { ["pits"] = new JsonArray([.. pits]) });
    }
}
