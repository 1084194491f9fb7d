using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What all nodes share.</summary>
internal sealed class SimulatedCluster
{
    public const string NodeId = "DX1xpnw7QAu70JAXRokpHg";

    public SimulatedCluster(SimulatorOptions options, RequestCounters counters, ScriptRegistry scripts)
    {
        (Options, Counters, Scripts) = (options, counters, scripts);
        Identity = new ServerIdentity(options.Product, NewId(22));
        PointsInTime = new PointsInTime(options.Time);
        Templates = new TemplateStore(this);
    }

    public SimulatorOptions Options { get; }

    public TimeProvider Time => Options.Time;

    public RequestCounters Counters { get; }

    public ScriptRegistry Scripts { get; }

    public ServerIdentity Identity { get; }

    /// <summary>Taken by whatever changes which indices, templates, aliases and policies there are.</summary>
    public Lock Gate { get; } = new();

    public ConcurrentDictionary<string, SimulatedIndex> Indices { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, SimulatedDataStream> DataStreams { get; } = new(StringComparer.Ordinal);

    public TemplateStore Templates { get; }

    /// <summary>Lifecycle policies as they are answered, by name.</summary>
    public SortedDictionary<string, JsonObject> Policies { get; } = new(StringComparer.Ordinal);

    public JsonObject PersistentSettings { get; } = [];

    public JsonObject TransientSettings { get; } = [];

    public PointsInTime PointsInTime { get; }

    public void Refresh()
    {
        foreach (var index in Indices.Values)
            index.Refresh();
    }

    /// <summary>Random letters as ids have them.</summary>
    public static string NewId(int length) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(length)).Replace('+', '-').Replace('/', '_')[..length];

    /// <summary>Makes an index from the template that fits its name and what is asked on top.</summary>
    public SimulatedIndex Create(string name, JsonObject? request = null, string? dataStream = null)
    {
        lock (Gate)
        {
            if (Indices.TryGetValue(name, out var there))
                throw SimulatedFailure.From(400, new JsonObject { ["type"] = "resource_already_exists_exception", ["reason"] = $"index [{name}/{there.Uuid}] already exists", ["index_uuid"] = there.Uuid, ["index"] = name });
            IndexNames.Check(name, this);
            var (settings, mappings, aliases) = Templates.For(dataStream ?? name);
            FlatSettings.Apply(settings, request?["settings"] as JsonObject ?? [], "index.");
            JsonValues.Merge(mappings, request?["mappings"] as JsonObject ?? []);
            JsonValues.Merge(aliases, request?["aliases"] as JsonObject ?? []);
            return Indices[name] = TemplateStore.Guarded("Failed to parse mapping", () => new SimulatedIndex(this, name, settings, mappings, dataStream is null ? aliases : [], dataStream));
        }
    }

    public void Delete(SimulatedIndex index) => Indices.TryRemove(index.Name, out _);
}
