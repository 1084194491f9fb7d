using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What goes wrong.</summary>
internal abstract record FaultAction;

/// <summary>The request is not processed and answered with a status (429, 502, 503, 504, 413, 400, 401, 403 …), as by a gateway when there is no type.</summary>
internal sealed record AnswerStatus(int Status, string? Type = null, string Reason = "simulated", TimeSpan? RetryAfter = null) : FaultAction
{
    internal SimulatedAnswer Answer() => Type is null
        ? new SimulatedAnswer(Status, System.Text.Encoding.UTF8.GetBytes($"<html><body>{Status} {Reason}</body></html>"), "text/html")
        : SimulatedAnswer.Json(new JsonObject { ["error"] = new JsonObject { ["root_cause"] = new JsonArray(Cause()), ["type"] = Type, ["reason"] = Reason }, ["status"] = Status }, Status);

    private JsonObject Cause() => new() { ["type"] = Type, ["reason"] = Reason };
}

/// <summary>The connection is cut without an answer, before the request is processed or after.</summary>
internal sealed record ResetConnection(bool Processed) : FaultAction;

/// <summary>Processed; half of the promised answer comes, then the connection is cut.</summary>
internal sealed record HalfAnswer : FaultAction;

/// <summary>Processed; the answer comes in small pieces.</summary>
internal sealed record DripAnswer(int Bytes, TimeSpan Every) : FaultAction;

/// <summary>Processed; the answer is complete as HTTP and cut off as JSON.</summary>
internal sealed record MalformedAnswer : FaultAction;

/// <summary>The request waits before it is processed, or its answer afterwards.</summary>
internal sealed record DelayAnswer(TimeSpan Delay, bool Processed = false) : FaultAction;

/// <summary>The request waits, before it is processed or after, until the task ends: a store that stalls.</summary>
internal sealed record HoldAnswer(Task Until, bool Processed = false) : FaultAction;

/// <summary>Items of a bulk request go wrong while the request itself is answered with 200.</summary>
internal sealed record FailItems(ItemFault Fault) : FaultAction;
