using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A request that fails as a whole, thrown by whatever found the reason and answered in one place.</summary>
internal sealed class SimulatedFailure(int status, JsonObject body) : Exception(body.ToJsonString())
{
    public SimulatedAnswer Answer => SimulatedAnswer.Json(body, status);

    public static SimulatedFailure Of(int status, string type, string reason, JsonObject? causedBy = null) =>
        From(status, new JsonObject { ["type"] = type, ["reason"] = reason }, causedBy);

    /// <summary>The usual frame: root cause, cause, status.</summary>
    public static SimulatedFailure From(int status, JsonObject cause, JsonObject? causedBy = null)
    {
        var error = new JsonObject { ["root_cause"] = new JsonArray(cause.DeepClone()) };
        foreach (var (name, value) in cause)
            error[name] = value?.DeepClone();
        if (causedBy is not null)
            error["caused_by"] = causedBy;
        return new SimulatedFailure(status, new JsonObject { ["error"] = error, ["status"] = status });
    }

    public static SimulatedFailure BadRequest(string reason) => Of(400, "illegal_argument_exception", reason);

    public static SimulatedFailure Parsing(string reason) => Of(400, "parsing_exception", reason);

    /// <summary>What the real server can do and this one cannot: loud, so that no test passes by an answer that means nothing.</summary>
    public static SimulatedFailure NotSimulated(string what) => Of(501, "not_simulated", $"the simulator does not know {what}");

    public static SimulatedFailure NoHandler(string method, string address) =>
        new(400, new JsonObject { ["error"] = $"no handler found for uri [{address}] and method [{method}]" });

    public static SimulatedFailure IndexNotFound(string name, string? explanation = null) => From(404, new JsonObject
    {
        ["type"] = "index_not_found_exception",
        ["reason"] = $"no such index [{name}]{explanation}",
        ["resource.type"] = "index_or_alias",
        ["resource.id"] = name,
        ["index_uuid"] = "_na_",
        ["index"] = name,
    });

    /// <summary>A query that its shard refused: every shard does.</summary>
    public static SimulatedFailure OfShard(SimulatedIndex index, JsonObject rootCause, JsonObject reason, int status = 400, JsonObject? causedBy = null)
    {
        var error = new JsonObject
        {
            ["root_cause"] = new JsonArray(rootCause),
            ["type"] = "search_phase_execution_exception",
            ["reason"] = "all shards failed",
            ["phase"] = "query",
            ["grouped"] = true,
            ["failed_shards"] = new JsonArray(new JsonObject { ["shard"] = 0, ["index"] = index.Name, ["node"] = SimulatedCluster.NodeId, ["reason"] = reason }),
        };
        if (causedBy is not null)
            error["caused_by"] = causedBy;
        return new SimulatedFailure(status, new JsonObject { ["error"] = error, ["status"] = status });
    }
}
