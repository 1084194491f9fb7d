using Listening.Feeds;
using Listening.Storage.Sqlite;

namespace Listening.Tests.Scenarios;

/// <summary>One undisturbed <c>up</c> over all captured feeds, made once for the tests that look at it.</summary>
public sealed class CaptureRun : IAsyncLifetime
{
    /// <summary>Polls of the first round are not disturbed by those of the second.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Lazy<Task> _run;
    private CaptureServer? _server;

    public CaptureRun() => _run = new(RunAsync);

    internal ScenarioFolder Folder { get; } = new();

    internal CaptureServer Server => _server!;

    /// <summary>Runs on the first call; skips where the captures are not there.</summary>
    public async Task DoneAsync()
    {
        SharedData.Path("feeds", "files", "captures");
        await _run.Value;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        Folder.Dispose();
    }

    /// <summary>Waits until every source of a folder was polled.</summary>
    internal static Task AllPolledAsync(ScenarioFolder folder, CaptureServer server, CancellationToken stop)
    {
        var missing = server.Captures.Count;
        return Until.TrueAsync(
            async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
                return (missing = server.Captures.Count - Sources(folder).Count(source => source.State.LastPoll is not null)) == 0;
            },
            () => $"{missing} sources were not polled.",
            stop);
    }

    internal static IReadOnlyList<Listening.Mentions.SourceMemory> Sources(ScenarioFolder folder)
    {
        var sources = new List<Listening.Mentions.SourceMemory>();
        foreach (var unit in SqliteFiles.Units(folder.Data))
        {
            using var state = new SqliteListenerState(folder.Data, unit, "test", TimeProvider.System);
            sources.AddRange(state.Sources().Values);
        }

        return sources;
    }

    /// <summary>The capture through the product's reader alone.</summary>
    internal FeedParseResult Read(Capture capture) =>
        FeedParser.Parse(capture.Bytes, new FeedContext { Address = Server.AddressOf(capture), ContentType = capture.ContentType }, CancellationToken.None);

    private async Task RunAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        _server = await CaptureServer.StartAsync(SharedData.Path("feeds", "files", "captures"), stop);
        await CaptureConfig.WriteAsync(Folder, Server, Every, stop);
        await using var process = Folder.Start("up");
        await process.ReadyAsync(stop);
        await AllPolledAsync(Folder, Server, stop);
        await Until.TrueAsync(() => Server.NotModified >= Server.Captures.Count / 2, () => $"Only {Server.NotModified} second visits were told that nothing changed.", stop);
        Assert.Equal(0, await process.TerminateAsync(stop));
    }
}
