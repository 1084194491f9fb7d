using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Lifecycle policies: <c>_ilm</c> of Elasticsearch, <c>_plugins/_ism</c> of OpenSearch. Kept and shown; nothing is ever deleted by them.</summary>
internal static class LifecycleRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request)
    {
        var policies = request.Cluster.Policies;
        return (request.Method, request.Segments, request.Cluster.Identity.IsOpenSearch) switch
        {
            ("PUT", ["_ilm", "policy", var name], false) => Put(request, name),
            ("GET", ["_ilm", "policy"], false) => SimulatedAnswer.Json(new JsonObject(policies.Select(policy => KeyValuePair.Create<string, JsonNode?>(policy.Key, Shown(request.Cluster, policy.Key))))),
            ("GET", ["_ilm", "policy", var name], false) => policies.ContainsKey(name) ? SimulatedAnswer.Json(new JsonObject { [name] = Shown(request.Cluster, name) }) : throw Missing(name),
            ("DELETE", ["_ilm", "policy", var name], false) => policies.Remove(name) ? SimulatedAnswer.Acknowledged : throw Missing(name),
            ("GET", [var names, "_ilm", "explain"], false) => Explain(request, names),
            ("PUT", ["_plugins", "_ism", "policies", var name], true) => PutState(request, name),
            ("GET", ["_plugins", "_ism", "policies", var name], true) => policies.TryGetValue(name, out var policy) ? SimulatedAnswer.Json(policy.DeepClone()) : SimulatedAnswer.Json(new JsonObject { ["error"] = "Policy not found", ["status"] = 404 }, 404),
            ("DELETE", ["_plugins", "_ism", "policies", var name], true) => policies.Remove(name) ? SimulatedAnswer.Json(new JsonObject { ["_id"] = name, ["result"] = "deleted" }) : SimulatedAnswer.Empty(404),
            _ => null,
        };
    }

    private static SimulatedAnswer Put(SimulatedRequest request, string name)
    {
        var policy = request.Json()["policy"] as JsonObject ?? throw SimulatedFailure.BadRequest("Required [policy]");
        foreach (var (phase, body) in policy["phases"] as JsonObject ?? [])
        {
            if (phase is not ("hot" or "warm" or "cold" or "frozen" or "delete"))
                throw SimulatedFailure.BadRequest($"Timeseries lifecycle does not support phase [{phase}]");
            ((JsonObject)body!)["min_age"] ??= "0ms";
            if (body["actions"]?["delete"] is JsonObject delete)
                delete["delete_searchable_snapshot"] ??= true;
        }

        var version = request.Cluster.Policies.TryGetValue(name, out var before) ? before["version"]!.GetValue<long>() + 1 : 1;
        request.Cluster.Policies[name] = new JsonObject { ["version"] = version, ["modified_date"] = request.Cluster.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ"), ["policy"] = policy.DeepClone() };
        return SimulatedAnswer.Acknowledged;
    }

    private static JsonObject Shown(SimulatedCluster cluster, string name)
    {
        var shown = (JsonObject)cluster.Policies[name].DeepClone();
        var indices = cluster.Indices.Values.Where(index => PolicyOf(index) == name).Select(index => index.Name).Order(StringComparer.Ordinal);
        var templates = cluster.Templates.Templates.Where(template => JsonValues.Text(FlatSettings.Get(template.Value, "template.settings.index.lifecycle.name")) == name).Select(template => template.Key);
        shown["in_use_by"] = new JsonObject
        {
            ["indices"] = new JsonArray([.. indices.Select(index => JsonValue.Create(index))]),
            ["data_streams"] = new JsonArray(),
            ["composable_templates"] = new JsonArray([.. templates.Select(template => JsonValue.Create(template))]),
        };
        return shown;
    }

    private static SimulatedAnswer Explain(SimulatedRequest request, string names)
    {
        var indices = new JsonObject();
        foreach (var index in IndexNames.Resolve(request, names))
        {
            indices[index.Name] = PolicyOf(index) is { } policy
                ? new JsonObject { ["index"] = index.Name, ["managed"] = true, ["policy"] = policy, ["index_creation_date_millis"] = index.Created.ToUnixTimeMilliseconds(), ["phase"] = "hot", ["action"] = "complete", ["step"] = "complete" }
                : new JsonObject { ["index"] = index.Name, ["managed"] = false };
        }

        return SimulatedAnswer.Json(new JsonObject { ["indices"] = indices });
    }

    private static SimulatedAnswer PutState(SimulatedRequest request, string name)
    {
        var there = request.Cluster.Policies.ContainsKey(name);
        var policy = new JsonObject { ["_id"] = name, ["_version"] = 1, ["_primary_term"] = 1, ["_seq_no"] = request.Cluster.Policies.Count, ["policy"] = request.Json()["policy"]?.DeepClone() };
        if (there && request.Parameter("if_seq_no") is null)
            throw SimulatedFailure.Of(409, "version_conflict_engine_exception", $"[{name}]: version conflict, document already exists (current version [1])");
        request.Cluster.Policies[name] = policy;
        return SimulatedAnswer.Json(policy.DeepClone(), there ? 200 : 201);
    }

    private static string? PolicyOf(SimulatedIndex index) => JsonValues.Text(FlatSettings.Get(index.Settings, "index.lifecycle.name"));

    private static SimulatedFailure Missing(string name) => SimulatedFailure.Of(404, "resource_not_found_exception", $"Lifecycle policy not found: {name}");
}
