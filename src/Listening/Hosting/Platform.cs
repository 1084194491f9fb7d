using System.CommandLine;
using Listening.CommandLine;
using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>Which log and which store serve this process: the embedded ones in the data folder, or Kafka and Elasticsearch where the settings name them. Each is opened when it is first asked for.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<DataFolder> _data;
    private readonly TimeProvider _time;
    private readonly Lazy<IMentionStore> _store;
    private readonly Lazy<IEventLog> _log;

    /// <summary>For roles, whose folder is there already, and for verbs, which need one only where something is embedded.</summary>
    /// <exception cref="CommandException">A setting is wrong.</exception>
    public Platform(IConfiguration settings, Func<DataFolder> data, IEnumerable<UnitConfig> units, CommandIo io, LogLevel level)
    {
        (_data, _time) = (data, io.Time);
        Kafka = string.IsNullOrEmpty(settings["Kafka:BootstrapServers"]) ? null : Infrastructure.Options<KafkaOptions>(settings, "Kafka");
        Elasticsearch = string.IsNullOrEmpty(settings["Elasticsearch:Url"]) ? null : Infrastructure.Options<ElasticsearchOptions>(settings, "Elasticsearch");
        var services = new ServiceCollection().AddLogging(logging => logging.AddSafeConsole(level, io)).AddSingleton(io.Time);
        if (Elasticsearch is not null)
        {
            Elasticsearch.MonthlyUnits = [.. units.Where(unit => unit.Bucket == IndexBucket.Month).Select(unit => unit.Unit)];
            services.AddElasticsearchStore(Elasticsearch);
        }

        _services = services.BuildServiceProvider();
        Connection = Kafka is null ? null : new KafkaConnection(Kafka, _services.GetRequiredService<ILogger<KafkaConnection>>(), io.Time);
        _store = new(() => Elasticsearch is null ? new SqliteMentionStore(_data().Store) : _services.GetRequiredService<IMentionStore>());
        _log = new(() => Connection is { } connection ? connection.OpenLog() : new SqliteEventLog(_data().Path, _time));
    }

    /// <summary>Null where the log is embedded.</summary>
    public KafkaOptions? Kafka { get; }

    /// <summary>Null where the store is embedded.</summary>
    public ElasticsearchOptions? Elasticsearch { get; }

    /// <summary>Null where the log is embedded.</summary>
    public KafkaConnection? Connection { get; }

    /// <summary>Where mentions are asked for.</summary>
    public IMentionStore Store => _store.Value;

    /// <summary>Where people's acts and dead letters go.</summary>
    public IEventLog Log => _log.Value;

    /// <summary>What a verb that asks works on; something must have been heard in the folder where it is needed.</summary>
    public static Platform Of(ParseResult parsed, Option<string?> data, CommandIo io) =>
        new(Infrastructure.Read(parsed.GetValue(SharedOptions.Set()) ?? []), () => DataFolder.Resolve(parsed.GetValue(data), io).Existing(), [], io, LogLevel.Error);

    /// <summary>For verbs that know the files of the embedded default alone.</summary>
    /// <exception cref="CommandException">Another log or store is set.</exception>
    public static async Task EmbeddedOnlyAsync(ParseResult parsed, Option<string?> data, CommandIo io, string verb)
    {
        await using var platform = Of(parsed, data, io);
        var other = platform.Kafka is not null ? "Kafka:BootstrapServers" : platform.Elasticsearch is not null ? "Elasticsearch:Url" : null;
        if (other is not null)
            throw CommandException.WrongUse($"{verb} works on the embedded log and store only in this version; {other} is set.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_store.IsValueCreated && _store.Value is SqliteMentionStore store)
            store.Dispose();
        if (_log.IsValueCreated && _log.Value is KafkaEventLog log)
            log.Dispose();
        await _services.DisposeAsync();
    }
}
