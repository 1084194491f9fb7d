using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What a fault means for what was to be written (delivery.md 14 and 15): by status and type, never by the words of a message. What is not known is held, with an alarm.</summary>
internal static class ItemTriage
{
    private const string Block = "cluster_block_exception";

    // The document itself is at fault, and will be tomorrow.
    private static readonly HashSet<string> Poison = new(StringComparer.Ordinal)
    {
        "document_parsing_exception", "mapper_parsing_exception", "mapper_exception", "parsing_exception", "parse_exception", "x_content_parse_exception", "json_parse_exception",
        "strict_dynamic_mapping_exception", "illegal_argument_exception", "action_request_validation_exception", "number_format_exception", "date_time_parse_exception",
        "max_bytes_length_exceeded_exception", "failure_store", "x_content_e_o_f_exception", "json_e_o_f_exception", "too_large",
    };

    // Shards move, nodes leave, queues fill: faults that come under several statuses and pass by themselves.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "es_rejected_execution_exception", "rejected_execution_exception", "circuit_breaking_exception", "unavailable_shards_exception", "no_shard_available_action_exception",
        "node_disconnected_exception", "node_not_connected_exception", "node_closed_exception", "connect_transport_exception", "receive_timeout_transport_exception",
        "process_cluster_event_timeout_exception", "master_not_discovered_exception", "cluster_manager_not_discovered_exception", "not_master_exception",
        "shard_not_found_exception", "index_shard_closed_exception", "already_closed_exception", "version_conflict_engine_exception", "timeout_exception", "document_missing_exception",
    };

    public static WriteResult Of(ElasticsearchError error) => new(Outcome(error), error.Type, error.ToString());

    /// <summary>Why an index could not be made says nothing of the documents meant for it.</summary>
    public static WriteResult OfIndex(ElasticsearchError error) => Of(error) is { Outcome: WriteOutcome.Refused } refused ? refused with { Outcome = WriteOutcome.Held } : Of(error);

    private static WriteOutcome Outcome(ElasticsearchError error)
    {
        if (error.IsUnknownOutcome)
            return WriteOutcome.Again;
        // Disk full or closed for writing comes as 429 or 403; people must act. A script that fails is our fault, not the document's.
        if (error.Type == Block || error.Status is 401 or 403 || error.Cause == "script_exception" || error.Type == "script_exception")
            return WriteOutcome.Held;
        if (error.Status is 408 or 409 or 429 or 502 or 503 or 504 || Passing.Contains(error.Type))
            return WriteOutcome.Again;
        return error.Status is 400 or 413 && Poison.Contains(error.Type) ? WriteOutcome.Refused : WriteOutcome.Held;
    }
}
