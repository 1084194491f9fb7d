using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Tests.Scenarios;

/// <summary>The configuration and data folder of one scenario, and the arguments that name them.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("listening-scenario-").FullName;

    public ScenarioFolder() => Directory.CreateDirectory(Data);

    public string Config => File("listeners.json");

    public string Data => File("data");

    public string Store => SqliteFiles.Store(Data);

    /// <summary>Names the data folder to a verb.</summary>
    public IEnumerable<string> DataArguments => ["--data", Data];

    public string File(string name) => Path.Combine(_root, name);

    /// <summary>A long-running verb on this folder. Its operations port is free, many visits to one host are welcome.</summary>
    public ListeningProcess Start(string verb, params IEnumerable<string> arguments) => ListeningProcess.Start(
        [verb, "--config", Config, .. DataArguments, "--set", "Operations:Urls=http://127.0.0.1:0", "--set", "Polling:ConcurrentPerGroup=16", .. arguments]);

    /// <summary>Everything the store holds, hidden mentions included.</summary>
    public async Task<IReadOnlyList<Mention>> MentionsAsync(CancellationToken cancellationToken)
    {
        using var store = new SqliteMentionStore(Store);
        return await store.ExportAsync(new MentionSearch { IncludeUnmatched = true, Now = TimeProvider.System.GetUtcNow() }, cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>Fails where <c>reconcile</c> finds anything wrong or still waiting; what it said of the whole.</summary>
    public async Task<string> ReconcileAsync(string what, CancellationToken cancellationToken)
    {
        var (exitCode, rows, said) = await ListeningProcess.RunAsync(cancellationToken, ["reconcile", .. DataArguments]);
        Assert.True(exitCode == 0, $"{what}: reconcile ended with {exitCode}:\n{said}\n{rows}");
        Assert.True(said.Any(" 0 waiting, none missing."), $"{what}: {said}");
        return said.First("The ledger balances");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
