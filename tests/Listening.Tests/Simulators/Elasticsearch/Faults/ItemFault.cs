using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One item of a bulk request as a fault sees it.</summary>
internal readonly record struct BulkItem(int Position, string Action, string Index, string? Id);

/// <summary>What befalls single items of a bulk request.</summary>
internal sealed class ItemFault
{
    /// <summary>The item's answer; null: the answer leaves the item out, so that there are fewer than were asked for.</summary>
    public required Func<BulkItem, WriteFailure?> Failure { get; init; }

    /// <summary>Which items; the default is all.</summary>
    public Func<BulkItem, bool> Where { get; init; } = _ => true;

    /// <summary>Whether the item was carried out all the same.</summary>
    public bool Applied { get; init; }

    /// <summary>With which probability each is struck, by the plan's seed and the item's id: the same item of the same request number always alike.</summary>
    public double Probability { get; init; } = 1;

    public static ItemFault Rejected { get; } = Of(429, "es_rejected_execution_exception", "rejected execution of coordinating operation");

    public static ItemFault Unavailable { get; } = Of(503, "unavailable_shards_exception", "primary shard is not active Timeout: [1m]");

    public static ItemFault Mapping { get; } = Of(400, "document_parsing_exception", "[1:1] failed to parse field [simulated] of type [date]");

    public static ItemFault Conflict { get; } = Of(409, "version_conflict_engine_exception", "version conflict, required seqNo [0], primary term [1]. current document has seqNo [1] and primary term [1]");

    public static ItemFault Blocked { get; } = Of(429, "cluster_block_exception", "blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];");

    public static ItemFault WriteBlocked { get; } = Of(403, "cluster_block_exception", "blocked by: [FORBIDDEN/8/index write (api)];");

    public static ItemFault Forbidden { get; } = Of(403, "security_exception", "action [indices:data/write/bulk[s]] is unauthorized");

    public static ItemFault LeftOut { get; } = new() { Failure = _ => null };

    public static ItemFault Of(int status, string type, string reason) => new() { Failure = item => new WriteFailure(status, WriteFailure.Error(type, reason, item.Index)) };

    /// <summary>The same for some items only, with a probability, carried out or not.</summary>
    public ItemFault For(Func<BulkItem, bool>? where = null, double probability = 1, bool applied = false) =>
        new() { Failure = Failure, Where = where ?? Where, Probability = probability, Applied = applied };
}

/// <summary>An item that failed: its status and the object under <c>error</c>.</summary>
internal sealed record WriteFailure(int Status, JsonObject Body)
{
    public static JsonObject Error(string type, string reason, string? index = null)
    {
        var error = new JsonObject { ["type"] = type, ["reason"] = reason };
        if (index is not null)
            error["index"] = index;
        return error;
    }
}
