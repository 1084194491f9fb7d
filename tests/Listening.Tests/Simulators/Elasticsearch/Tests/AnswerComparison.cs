using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Where two answers differ, what varies from run to run aside.</summary>
internal static class AnswerComparison
{
    // Times, identities of the server and of what it made, and how long things took.
    private static readonly HashSet<string> Varying = new(StringComparer.Ordinal)
    {
        "took", "index_uuid", "node", "cluster_uuid", "build_hash", "build_date", "created_date_millis", "modified_date_millis", "modified_date",
        "issue_date", "issue_date_in_millis", "uid", "number_of_pending_tasks", "task_max_waiting_in_queue_millis", "pit_id",
    };

    /// <summary>What is not compared of single exchanges, and why.</summary>
    public static IReadOnlyDictionary<string, string[]> Excepted { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        // The parser's list of what it expected instead: nobody reads it, and it belongs to a grammar we do not have.
        ["search-query-string-bad"] = [".error.failed_shards[0].reason.caused_by"],
        // The id is the answer.
        ["pit-open"] = [".id"],
        // Names the closed view, whose id varies.
        ["pit-search-closed"] = [".error.root_cause[0].reason", ".error.failed_shards[0].reason.reason"],
        // The id is the server's, the name of the index holds the day.
        ["ds-bulk-create"] = [".items[0].create._id", ".items[0].create._index"],
        ["ds-get"] = [".data_streams[0].indices[0].index_name"],
    };

    /// <summary>Paths and what stands there on both sides; empty when they agree.</summary>
    public static List<string> Differences(string exchange, JsonNode? expected, JsonNode? actual)
    {
        List<string> found = [];
        Compare(string.Empty, expected, actual, Excepted.GetValueOrDefault(exchange) ?? [], found);
        return found;
    }

    private static void Compare(string path, JsonNode? expected, JsonNode? actual, string[] excepted, List<string> found)
    {
        if (excepted.Contains(path))
            return;
        switch (expected, actual)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)).Where(name => !Varying.Contains(name)))
                {
                    if (left.ContainsKey(name) && right.ContainsKey(name))
                        Compare($"{path}.{name}", left[name], right[name], excepted, found);
                    else if (!excepted.Contains($"{path}.{name}"))
                        found.Add($"{path}.{name}: {(left.ContainsKey(name) ? "missing" : "surplus")}");
                }

                break;
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                for (var at = 0; at < left.Count; at++)
                    Compare($"{path}[{at}]", left[at], right[at], excepted, found);
                break;
            default:
                if (!Same(expected, actual))
                    found.Add($"{path}: expected {Shown(expected)}, was {Shown(actual)}");
                break;
        }
    }

    // Scores are sums of floats whose order is not ours to choose: five digits count.
    private static bool Same(JsonNode? expected, JsonNode? actual) =>
        JsonNode.DeepEquals(expected, actual)
        || (expected?.GetValueKind() == JsonValueKind.Number && actual?.GetValueKind() == JsonValueKind.Number && Math.Abs(JsonValues.Number(expected)!.Value - JsonValues.Number(actual)!.Value) <= 1e-5 * Math.Abs(JsonValues.Number(expected)!.Value));

    private static string Shown(JsonNode? node) => (node?.ToJsonString() ?? "null") is { Length: > 300 } text ? text[..300] : node?.ToJsonString() ?? "null";
}
