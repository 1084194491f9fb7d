using Listening.Indexer;
using Listening.Mentions;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Indexer;

/// <summary>An indexer between a log in memory and a store that answers as the test says, under a clock that the test moves.</summary>
public abstract class IndexingBench : IAsyncDisposable
{
    private readonly IndexerMetrics _metrics = new();
    private readonly Lazy<IndexerService> _indexer;

    protected IndexingBench() => _indexer = new(() =>
        new(Log, Store, () => new Dictionary<string, TimeSpan>(), Options, _metrics, Clock, NullLogger<IndexerService>.Instance));

    private protected FakeTimeProvider Clock { get; } = new(SampleMention.Noon);

    private protected MemoryLog Log { get; } = new();

    private protected ScriptedStore Store { get; } = new();

    private protected IndexerOptions Options { get; } = new() { BatchSize = 100 };

    private protected RoleHealth Health => _indexer.Value.Health();

    private protected bool HasEnded => _indexer.Value.ExecuteTask!.IsCompleted;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected DateTimeOffset Now => Clock.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        await _indexer.Value.StopAsync(new CancellationToken(canceled: true));
        _indexer.Value.Dispose();
        _metrics.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task StartAsync() => _indexer.Value.StartAsync(Stop);

    private protected Task StopAsync() => _indexer.Value.StopAsync(Stop);

    private protected Task UntilAsync(Func<bool> condition) => Eventually.TrueAsync(condition, () => Clock.Advance(TimeSpan.FromMilliseconds(200)));

    /// <summary>Lets so much time pass, in steps that are short beside a minute.</summary>
    private protected async Task PassAsync(TimeSpan time)
    {
        var end = Now + time;
        await Eventually.TrueAsync(() => Now >= end, () => Clock.Advance(TimeSpan.FromSeconds(5)));
    }

    private protected static string[] Names(string prefix, int count) => [.. Enumerable.Range(0, count).Select(number => $"{prefix}{number}")];
}
