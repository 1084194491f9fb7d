namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A cluster that keeps everything in memory and answers over real HTTP on loopback ports.</summary>
internal sealed class ElasticsearchSimulator : IAsyncDisposable
{
    private readonly List<SimulatedNode> _nodes = [];
    private readonly ITimer? _refreshing;

    private ElasticsearchSimulator(SimulatorOptions options)
    {
        Options = options;
        Faults = new FaultPlan(options.Seed, options.Time);
        Throttle = new DocumentThrottle(options.Time) { DocumentsPerSecond = options.DocumentsPerSecond };
        Cluster = new SimulatedCluster(options, Counters, Scripts);
        if (options.RefreshInterval is { } interval)
            _refreshing = options.Time.CreateTimer(_ => Cluster.Refresh(), null, interval, interval);
    }

    public SimulatorOptions Options { get; }

    /// <summary>What the cluster holds, to look at and to prepare.</summary>
    public SimulatedCluster Cluster { get; }

    /// <summary>What goes wrong, and when.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What came in.</summary>
    public RequestCounters Counters { get; } = new();

    /// <summary>The scripts the server can run.</summary>
    public ScriptRegistry Scripts { get; } = new();

    public DocumentThrottle Throttle { get; }

    public IReadOnlyList<SimulatedNode> Nodes => _nodes;

    /// <summary>The address of the first node.</summary>
    public Uri Address => _nodes[0].Address;

    /// <summary>All addresses, separated by commas, as the configuration names them.</summary>
    public string Addresses => string.Join(',', _nodes.Select(node => node.Address));

    public static async Task<ElasticsearchSimulator> StartAsync(SimulatorOptions? options = null)
    {
        var simulator = new ElasticsearchSimulator(options ?? new SimulatorOptions());
        for (var number = 0; number < simulator.Options.Nodes; number++)
        {
            var node = new SimulatedNode(simulator, number, simulator.Options.Port == 0 ? 0 : simulator.Options.Port + number);
            await node.StartAsync();
            simulator._nodes.Add(node);
        }

        return simulator;
    }

    /// <summary>Makes everything written searchable.</summary>
    public void Refresh() => Cluster.Refresh();

    public async ValueTask DisposeAsync()
    {
        if (_refreshing is not null)
            await _refreshing.DisposeAsync();
        Faults.Clear();
        foreach (var node in _nodes)
            await node.StopAsync();
    }
}
