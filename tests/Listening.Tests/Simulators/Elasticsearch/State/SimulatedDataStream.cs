using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A data stream and the indices behind it, the last of which is written.</summary>
internal sealed class SimulatedDataStream(string name, string template, JsonObject? lifecycle)
{
    public string Name => name;

    public List<SimulatedIndex> Indices { get; } = [];

    /// <summary>Makes the stream that a template calls for.</summary>
    public static SimulatedDataStream Create(SimulatedCluster cluster, string name)
    {
        lock (cluster.Gate)
        {
            if (cluster.DataStreams.TryGetValue(name, out var there))
                return there;
            if (cluster.Templates.Fitting(name) is not { } template || template.Body["data_stream"] is null)
                throw SimulatedFailure.BadRequest($"no matching index template found for data stream [{name}]");
            var stream = new SimulatedDataStream(name, template.Name, (template.Body["template"] as JsonObject)?["lifecycle"] as JsonObject);
            stream.Roll(cluster);
            return cluster.DataStreams[name] = stream;
        }
    }

    /// <summary>Begins a further index.</summary>
    public void Roll(SimulatedCluster cluster) =>
        Indices.Add(cluster.Create($".ds-{name}-{cluster.Time.GetUtcNow():yyyy.MM.dd}-{Indices.Count + 1:D6}", dataStream: name));

    public JsonObject Json() => new()
    {
        ["name"] = name,
        ["timestamp_field"] = new JsonObject { ["name"] = "@timestamp" },
        ["indices"] = new JsonArray([.. Indices.Select(Backing)]),
        ["generation"] = Indices.Count,
        ["status"] = "GREEN",
        ["template"] = template,
        ["lifecycle"] = Lifecycle(),
        ["next_generation_managed_by"] = "Data stream lifecycle",
        ["prefer_ilm"] = true,
        ["hidden"] = false,
        ["system"] = false,
        ["allow_custom_routing"] = false,
        ["replicated"] = false,
        ["rollover_on_write"] = false,
        ["index_mode"] = "standard",
        ["settings"] = new JsonObject(),
        ["mappings"] = new JsonObject(),
        ["failure_store"] = new JsonObject { ["enabled"] = false, ["rollover_on_write"] = true, ["indices"] = new JsonArray() },
    };

    private JsonObject Lifecycle()
    {
        var json = new JsonObject { ["enabled"] = true };
        if (lifecycle?["data_retention"] is { } retention)
        {
            json["data_retention"] = retention.DeepClone();
            json["effective_retention"] = retention.DeepClone();
            json["retention_determined_by"] = "data_stream_configuration";
        }

        return json;
    }

    private static JsonObject Backing(SimulatedIndex index) => new()
    {
        ["index_name"] = index.Name,
        ["index_uuid"] = index.Uuid,
        ["managed_by"] = "Data stream lifecycle",
        ["prefer_ilm"] = true,
        ["index_mode"] = "standard",
    };
}
