using System.CommandLine;
using Listening.CommandLine;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>Which log and which store serve this process: the embedded ones in the data folder, or Kafka where the settings name it. Each is opened when it is first asked for.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<DataFolder> _data;
    private readonly TimeProvider _time;
    private readonly Lazy<IMentionStore> _store;
    private readonly Lazy<IEventLog> _log;

    /// <summary>For roles, whose folder is there already, and for verbs, which need one only where something is embedded.</summary>
    /// <exception cref="CommandException">A setting is wrong.</exception>
    public Platform(IConfiguration settings, Func<DataFolder> data, CommandIo io, LogLevel level)
    {
        (_data, _time) = (data, io.Time);
        Kafka = Infrastructure.Options<KafkaOptions>(settings, "Kafka") is { BootstrapServers: not null and not "" } kafka ? kafka : null;
        _services = new ServiceCollection().AddLogging(logging => logging.AddSafeConsole(level, io)).BuildServiceProvider();
        Connection = Kafka is null ? null : new KafkaConnection(Kafka, _services.GetRequiredService<ILogger<KafkaConnection>>(), io.Time);
        _store = new(() => new SqliteMentionStore(_data().Store));
        _log = new(() => Connection is { } connection ? connection.OpenLog() : new SqliteEventLog(_data().Path, _time));
    }

    /// <summary>Null where the log is embedded.</summary>
    public KafkaOptions? Kafka { get; }

    /// <summary>Null where the log is embedded.</summary>
    public KafkaConnection? Connection { get; }

    /// <summary>Where mentions are asked for.</summary>
    public IMentionStore Store => _store.Value;

    /// <summary>Where people's acts and dead letters go.</summary>
    public IEventLog Log => _log.Value;

    /// <summary>What a verb that asks works on; something must have been heard in the folder where it is needed.</summary>
    public static Platform Of(ParseResult parsed, Option<string?> data, CommandIo io) =>
        new(Infrastructure.Read(parsed.GetValue(SharedOptions.Set()) ?? []), () => DataFolder.Resolve(parsed.GetValue(data), io).Existing(), io, LogLevel.Error);

    /// <summary>For verbs that know the files of the embedded default alone.</summary>
    /// <exception cref="CommandException">Another log or store is set.</exception>
    public static async Task EmbeddedOnlyAsync(ParseResult parsed, Option<string?> data, CommandIo io, string verb)
    {
        await using var platform = Of(parsed, data, io);
        if (platform.Kafka is not null)
            throw CommandException.WrongUse($"{verb} works on the embedded log and store only in this version; Kafka:BootstrapServers is set.");
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
