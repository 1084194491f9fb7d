using Listening.Indexer;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Mentions.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Commands;

/// <summary>A data folder with verbs run over it.</summary>
internal sealed class DataVerbs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public static string Id(string name) => SampleCommit.Key("id of " + name);

    public string File(string name) => _folder.File(name);

    public Task<VerbRun> RunAsync(params string[] args) => VerbRun.Of([.. args, "--data", Path]);

    /// <summary>What a listener hears of the source "press".</summary>
    public void Hear(params IReadOnlyList<EntryCommit> entries) => HearOf("press", entries);

    public void HearOf(string source, params IReadOnlyList<EntryCommit> entries)
    {
        using var state = new SqliteListenerState(Path, "roastery", "incarnation", TimeProvider.System);
        state.Commit([SampleCommit.Poll(source, [.. entries])]);
    }

    /// <summary>Leaves so many bytes of what matched nothing.</summary>
    public void PruneKept(long bytes)
    {
        using var state = new SqliteListenerState(Path, "roastery", "incarnation", TimeProvider.System);
        state.PruneKept(DateTimeOffset.MinValue, bytes);
    }

    /// <summary>Moves the whole log into the store.</summary>
    public async Task IndexAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var log = new SqliteEventLog(Path, TimeProvider.System);
        using var store = new SqliteMentionStore(File("store.db"));
        using var metrics = new IndexerMetrics();
        using var indexer = new IndexerService(log, store, () => new Dictionary<string, TimeSpan>(), new IndexerOptions(), metrics, TimeProvider.System, NullLogger<IndexerService>.Instance);
        await indexer.StartAsync(stop);
        await Eventually.TrueAsync(() => indexer.Progress.LastRead is not null);
        // Asked to stop, it first empties the log.
        await indexer.StopAsync(stop);
    }

    public void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File(file)};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();
}
