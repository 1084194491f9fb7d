using Listening.CommandLine;
using Listening.Feeds;
using Listening.Indexer;
using Listening.Listener;
using Listening.Mentions;
using Listening.Sentiment;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>Makes the roles of a process and owns what they share.</summary>
internal sealed class RoleServices(CommandIo io, RoleSettings settings) : IDisposable
{
    private readonly string _incarnation = Guid.CreateVersion7().ToString("N");
    private readonly Stack<IDisposable> _owned = new();
    private readonly ListenerMetrics _listenerMetrics = new();
    private readonly IndexerMetrics _indexerMetrics = new();
    private volatile ListenersConfig _config = settings.Config;
    private volatile IReadOnlyList<UnitListener> _listeners = [];
    private volatile IndexerService? _indexer;

    /// <summary>Every role of this process.</summary>
    public IEnumerable<BackgroundService> All => _indexer is { } indexer ? [indexer, .. _listeners] : _listeners;

    public IReadOnlyList<RoleHealth> Health() => [.. _listeners.Select(listener => listener.Health()), .. _indexer is { } indexer ? [indexer.Health()] : Array.Empty<RoleHealth>()];

    /// <summary>Builds the host. It ends its services in reverse order: listeners first, so that the indexer sees their last records.</summary>
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
            builder.Services.AddSingleton<IHostedService>(services => CreateListener(services, unit, classifiers[unit]));
        if (settings.Watcher is { } watcher)
            builder.Services.AddHostedService(services => new ConfigReload(watcher, Reload, services.GetRequiredService<ILogger<ConfigReload>>()));
        return builder.Build();
    }

    public void Dispose()
    {
        while (_owned.TryPop(out var owned))
            owned.Dispose();
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
        var store = Own(new SqliteMentionStore(settings.Data.Store));
        var log = new SqliteEventLog(settings.Data.Path, io.Time);
        var options = Infrastructure.Options<IndexerOptions>(settings.Infrastructure, "Indexer");
        return new IndexerService(log, store, Retention, options, _indexerMetrics, io.Time, services.GetRequiredService<ILogger<IndexerService>>());
    }

    private UnitListener CreateListener(IServiceProvider services, string unit, SentimentClassifier classifier)
    {
        Own(RoleLock.Take(settings.Data, "listener-" + unit));
        var listener = new UnitListener(
            _config.Units[unit],
            classifier,
            Own(new SqliteListenerState(settings.Data.Path, unit, _incarnation, io.Time)),
            _incarnation,
            services.GetRequiredService<FeedPoller>(),
            Infrastructure.Options<ListenerOptions>(settings.Infrastructure, "Listener"),
            _listenerMetrics,
            io.Time,
            new Random(),
            services.GetRequiredService<ILogger<UnitListener>>());
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
