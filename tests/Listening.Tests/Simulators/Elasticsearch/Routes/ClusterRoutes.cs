using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The server itself: root, health, settings, licence, nodes, tasks of none.</summary>
internal static class ClusterRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", []) => SimulatedAnswer.Json(request.Cluster.Identity.Root(request.Node)),
        ("HEAD", []) => SimulatedAnswer.Empty(200),
        ("GET", ["_cluster", "health"]) => Health(request.Cluster, [.. request.Cluster.Indices.Values]),
        ("GET", ["_cluster", "health", var names]) => Health(request.Cluster, IndexNames.Resolve(request, names)),
        ("GET", ["_cluster", "settings"]) => SimulatedAnswer.Json(Settings(request.Cluster)),
        ("PUT", ["_cluster", "settings"]) => ChangeSettings(request),
        ("GET", ["_license"]) when !request.Cluster.Identity.IsOpenSearch => License(request.Cluster),
        ("PUT" or "POST", ["_scripts", var name]) => Store(request, name),
        _ => null,
    };

    private static SimulatedAnswer Health(SimulatedCluster cluster, IReadOnlyList<SimulatedIndex> indices) => SimulatedAnswer.Json(new JsonObject
    {
        ["cluster_name"] = "rig",
        ["status"] = indices.Any(index => index.Copies > cluster.Options.Nodes) ? "yellow" : "green",
        ["timed_out"] = false,
        ["number_of_nodes"] = cluster.Options.Nodes,
        ["number_of_data_nodes"] = cluster.Options.Nodes,
        ["active_primary_shards"] = indices.Sum(index => index.Shards),
        ["active_shards"] = indices.Sum(index => index.Shards),
        ["relocating_shards"] = 0,
        ["initializing_shards"] = 0,
        ["unassigned_shards"] = 0,
        ["unassigned_primary_shards"] = 0,
        ["delayed_unassigned_shards"] = 0,
        ["number_of_pending_tasks"] = 0,
        ["number_of_in_flight_fetch"] = 0,
        ["task_max_waiting_in_queue_millis"] = 0,
        ["active_shards_percent_as_number"] = 100.0,
    });

    private static SimulatedAnswer ChangeSettings(SimulatedRequest request)
    {
        var change = request.Json();
        var (persistent, transient) = (change["persistent"] as JsonObject ?? [], change["transient"] as JsonObject ?? []);
        FlatSettings.Apply(request.Cluster.PersistentSettings, persistent);
        FlatSettings.Apply(request.Cluster.TransientSettings, transient);
        return SimulatedAnswer.Json(new JsonObject { ["acknowledged"] = true, ["persistent"] = Changed(persistent), ["transient"] = Changed(transient) });
    }

    private static JsonObject Changed(JsonObject change)
    {
        var changed = new JsonObject();
        FlatSettings.Apply(changed, change);
        return changed;
    }

    private static JsonObject Settings(SimulatedCluster cluster) => new() { ["persistent"] = cluster.PersistentSettings.DeepClone(), ["transient"] = cluster.TransientSettings.DeepClone() };

    private static SimulatedAnswer Store(SimulatedRequest request, string name)
    {
        request.Cluster.Scripts.Store(name, JsonValues.Text(request.Json()["script"]?["source"]) ?? throw SimulatedFailure.BadRequest("must specify <script> for stored script"));
        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer License(SimulatedCluster cluster)
    {
        var now = cluster.Time.GetUtcNow();
        return SimulatedAnswer.Json(new JsonObject
        {
            ["license"] = new JsonObject
            {
                ["status"] = "active",
                ["uid"] = Guid.NewGuid().ToString(),
                ["type"] = "basic",
                ["issue_date"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
                ["issue_date_in_millis"] = now.ToUnixTimeMilliseconds(),
                ["max_nodes"] = 1000,
                ["max_resource_units"] = null,
                ["issued_to"] = "rig",
                ["issuer"] = "elasticsearch",
                ["start_date_in_millis"] = -1,
            },
        });
    }
}
