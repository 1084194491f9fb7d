using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>_delete_by_query</c> and <c>_update_by_query</c>.</summary>
internal static class ByQueryRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("POST", [var index, "_delete_by_query"]) => Run(request, index, "delete"),
        ("POST", [var index, "_update_by_query"]) => Run(request, index, "update"),
        _ => null,
    };

    private static SimulatedAnswer Run(SimulatedRequest request, string names, string action)
    {
        var began = Stopwatch.GetTimestamp();
        var body = request.Json();
        if (action == "delete" && body["query"] is null)
            throw SimulatedFailure.Of(400, "action_request_validation_exception", "Validation Failed: 1: query is missing;");
        var view = SearchView.Of(IndexNames.Resolve(request, names));
        var hits = view.Find(body["query"], scored: false, request.Cluster.Time.GetUtcNow());
        var update = new SimulatedAnswer(0, SimulatedAnswer.Json(new JsonObject { ["script"] = body["script"]?.DeepClone(), ["doc"] = new JsonObject(), ["detect_noop"] = false }).Body).Body;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var failures = new JsonArray();
        foreach (var hit in hits)
        {
            var outcome = hit.Index.Write(new WriteOperation(action, hit.Candidate.Stored.Id, update) { IfSequenceNumber = hit.Candidate.Stored.SequenceNumber });
            var kind = outcome.Failure is { Status: 409 } ? "conflict" : outcome.Failure is null ? outcome.Result : "failure";
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (outcome.Failure is { } failure && (failure.Status != 409 || request.Parameter("conflicts") != "proceed"))
                failures.Add(new JsonObject { ["index"] = hit.Index.Name, ["id"] = hit.Candidate.Stored.Id, ["cause"] = failure.Body.DeepClone(), ["status"] = failure.Status });
        }

        if (request.Flag("refresh"))
            view.Parts.ToList().ForEach(part => part.Index.Refresh());
        var took = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return SimulatedAnswer.Json(Counted(action, hits.Count, counts, failures, took), failures.Count > 0 ? 409 : 200);
    }

    private static JsonObject Counted(string action, int total, Dictionary<string, int> counts, JsonArray failures, long took)
    {
        var json = new JsonObject { ["took"] = took, ["timed_out"] = false, ["total"] = total };
        if (action == "update")
            json["updated"] = counts.GetValueOrDefault("updated");
        json["deleted"] = counts.GetValueOrDefault("deleted");
        json["batches"] = (total + 999) / 1000;
        json["version_conflicts"] = counts.GetValueOrDefault("conflict");
        json["noops"] = counts.GetValueOrDefault("noop");
        json["retries"] = new JsonObject { ["bulk"] = 0, ["search"] = 0 };
        json["throttled_millis"] = 0;
        json["requests_per_second"] = -1.0;
        json["throttled_until_millis"] = 0;
        json["failures"] = failures;
        return json;
    }
}
