using Listening.CommandLine;
using Listening.Feeds;
using Listening.Indexer;
using Listening.Listener;
using Listening.Mentions;
using Listening.Sentiment;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>Makes the roles of a process and owns what they share.</summary>
internal sealed class RoleServices(CommandIo io, RoleSettings settings) : IAsyncDisposable
{
    private readonly Platform _platform = new(settings.Infrastructure, () => settings.Data, settings.Config.Units.Values, io, settings.LogLevel);
    private readonly string _incarnation = Guid.CreateVersion7().ToString("N");
    private readonly Stack<IDisposable> _owned = new();
    private readonly ListenerMetrics _listenerMetrics = new();
    private readonly IndexerMetrics _indexerMetrics = new();
    private volatile ListenersConfig _config = settings.Config;
    private volatile IReadOnlyList<UnitListener> _listeners = [];
    private volatile IReadOnlyList<OutboxForwarder> _forwarders = [];
    private volatile IndexerService? _indexer;

    /// <summary>Every role of this process.</summary>
    public IEnumerable<BackgroundService> All => [.. _indexer is { } indexer ? [indexer] : Array.Empty<BackgroundService>(), .. _forwarders, .. _listeners];

    /// <summary>Where mentions are asked for.</summary>
    public IMentionStore Store => _platform.Store;

    public IReadOnlyList<RoleHealth> Health() =>
    [
        .. _listeners.Select(listener => listener.Health()),
        .. _forwarders.Select(forwarder => forwarder.Health()),
        .. _indexer is { } indexer ? [indexer.Health()] : Array.Empty<RoleHealth>(),
    ];

    /// <summary>Builds the host. It ends its services in reverse order: listeners first, so that the forwarders and the indexer see their last records.</summary>
    public async Task<IHost> BuildAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddSafeConsole(settings.LogLevel, io);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddSingleton(io.Time);
        Infrastructure.AddFeedPolling(builder.Services, settings.Infrastructure);
        var classifiers = await LoadClassifiersAsync(cancellationToken);
        if (settings.Indexer)
            builder.Services.AddHostedService(services => _indexer = CreateIndexer(services));
        foreach (var unit in settings.Listeners)
        {
            var state = new Lazy<SqliteListenerState>(() => OpenState(unit));
            if (_platform.Connection is { } connection)
                builder.Services.AddSingleton<IHostedService>(services => CreateForwarder(services, unit, state.Value, connection));
            builder.Services.AddSingleton<IHostedService>(services => CreateListener(services, unit, classifiers[unit], state.Value));
        }

        if (settings.Watcher is { } watcher)
            builder.Services.AddHostedService(services => new ConfigReload(watcher, Reload, services.GetRequiredService<ILogger<ConfigReload>>()));
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        while (_owned.TryPop(out var owned))
            owned.Dispose();
        await _platform.DisposeAsync();
        _listenerMetrics.Dispose();
        _indexerMetrics.Dispose();
    }

    private async Task<Dictionary<string, SentimentClassifier>> LoadClassifiersAsync(CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<ModelReference, SentimentClassifier>();
        var classifiers = new Dictionary<string, SentimentClassifier>(StringComparer.Ordinal);
        var shipped = new ModelReference(null, null, null);
        foreach (var unit in settings.Listeners)
        {
            var reference = _config.Units[unit].Model ?? shipped;
            if (!loaded.TryGetValue(reference, out var classifier))
                loaded.Add(reference, classifier = await ModelLoader.LoadAsync(reference, settings.Data, cancellationToken));
            classifiers.Add(unit, classifier);
        }

        return classifiers;
    }

    private IndexerService CreateIndexer(IServiceProvider services)
    {
        Own(RoleLock.Take(settings.Data, "indexer"));
        var options = Infrastructure.Options<IndexerOptions>(settings.Infrastructure, "Indexer");
        // Topics are never empty for long, and others of the group go on with them.
        options.EmptyLogAtStop &= _platform.Kafka is null;
        return new IndexerService(_platform.Log, _platform.Store, Retention, options, _indexerMetrics, io.Time, services.GetRequiredService<ILogger<IndexerService>>());
    }

    private SqliteListenerState OpenState(string unit)
    {
        Own(RoleLock.Take(settings.Data, "listener-" + unit));
        return Own(new SqliteListenerState(settings.Data.Path, unit, _incarnation, io.Time));
    }

    private OutboxForwarder CreateForwarder(IServiceProvider services, string unit, SqliteListenerState outbox, KafkaConnection connection)
    {
        var options = Infrastructure.Options<ForwarderOptions>(settings.Infrastructure, "Forwarder");
        var forwarder = new OutboxForwarder(unit, outbox, () => connection.OpenPublisher(unit), options, _listenerMetrics, io.Time, services.GetRequiredService<ILogger<OutboxForwarder>>());
        _forwarders = [.. _forwarders, forwarder];
        return forwarder;
    }

    private UnitListener CreateListener(IServiceProvider services, string unit, SentimentClassifier classifier, SqliteListenerState state)
    {
        var listener = new UnitListener(
            _config.Units[unit],
            classifier,
            state,
            _incarnation,
            services.GetRequiredService<FeedPoller>(),
            Infrastructure.Options<ListenerOptions>(settings.Infrastructure, "Listener"),
            _listenerMetrics,
            io.Time,
            new Random(),
            services.GetRequiredService<ILogger<UnitListener>>(),
            _platform.Connection?.History());
        _listeners = [.. _listeners, listener];
        return listener;
    }

    private IReadOnlyDictionary<string, TimeSpan> Retention() => _config.Units.ToDictionary(unit => unit.Key, unit => unit.Value.Retention, StringComparer.Ordinal);

    private void Reload(ListenersConfig config)
    {
        _config = config;
        foreach (var listener in _listeners.Where(listener => config.Units.ContainsKey(listener.Unit)))
            listener.Reload(config.Units[listener.Unit]);
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Push(owned);
        return owned;
    }
}
