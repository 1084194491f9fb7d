using Listening.Indexer;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Indexer;

public sealed class IndexerServiceTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(SampleMention.Noon);
    private readonly ScriptedStore _store = new();
    private readonly IndexerMetrics _metrics = new();
    private readonly SqliteListenerState _state;
    private readonly IndexerService _indexer;

    public IndexerServiceTests()
    {
        _state = new(_folder.Path, "roastery", "incarnation", _clock);
        var retention = new Dictionary<string, TimeSpan> { ["roastery"] = TimeSpan.FromDays(30), ["rental"] = TimeSpan.FromDays(1) };
        _indexer = new(new SqliteEventLog(_folder.Path, _clock), _store, () => retention, new IndexerOptions { BatchSize = 10 }, _metrics, _clock, NullLogger<IndexerService>.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _indexer.StopAsync(new CancellationToken(canceled: true));
        _indexer.Dispose();
        _metrics.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_moves_the_log_into_the_store_and_lets_the_log_forget()
    {
        Publish(25);
        await _indexer.StartAsync(Stop);
        await UntilAsync(() => _store.Ids.Count == 25 && _state.Depth().Records == 0);
        Publish(5);
        await UntilAsync(() => _store.Ids.Count == 30);
        Assert.Equal(_store.Ids.Distinct(), _store.Ids);
    }

    [Fact]
    public async Task Asked_to_stop_it_empties_the_log_first()
    {
        Publish(500);
        await _indexer.StartAsync(Stop);
        await UntilAsync(() => _indexer.Progress.LastRead is not null);
        await _indexer.StopAsync(Stop);
        Assert.Equal(500, _store.Ids.Count);
        Assert.Equal(0, _state.Depth().Records);
        Assert.True(_indexer.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_end_of_the_grace_ends_it_and_the_next_start_loses_nothing()
    {
        Publish(5);
        _store.Faults = int.MaxValue;
        await _indexer.StartAsync(Stop);
        await UntilAsync(() => _indexer.Progress.Fault is not null);
        Assert.Equal("The store is away.", _indexer.Health().Problem);
        using var grace = new CancellationTokenSource();
        var stopping = _indexer.StopAsync(grace.Token);
        Assert.False(stopping.IsCompleted);
        await grace.CancelAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Equal(6, _state.Depth().Records);
    }

    [Fact]
    public async Task Retention_is_applied_to_each_unit_at_the_start_and_again_each_hour()
    {
        await _indexer.StartAsync(Stop);
        await Eventually.TrueAsync(() => _store.Expiries.Count == 2);
        Assert.Contains(("roastery", SampleMention.Noon.AddDays(-30)), _store.Expiries);
        Assert.Contains(("rental", SampleMention.Noon.AddDays(-1)), _store.Expiries);
        await Eventually.TrueAsync(() => _store.Expiries.Count >= 4, () => _clock.Advance(TimeSpan.FromMinutes(10)));
        Assert.InRange(_store.Expiries.Last().Before, SampleMention.Noon.AddDays(-1).AddHours(1), SampleMention.Noon);
    }

    [Fact]
    public async Task A_store_that_is_busy_does_not_end_retention()
    {
        _store.Faults = 1;
        await _indexer.StartAsync(Stop);
        await Eventually.TrueAsync(() => _store.Expiries.Count >= 3, () => _clock.Advance(TimeSpan.FromMinutes(10)));
        Assert.False(_indexer.ExecuteTask!.IsCompleted);
    }

    [Fact]
    public async Task It_is_ready_while_it_reads_and_not_before()
    {
        Assert.NotNull(_indexer.Health().Problem);
        await _indexer.StartAsync(Stop);
        await UntilAsync(() => _indexer.Health().Problem is null);
        Assert.Equal(("indexer", 0), (_indexer.Health().Role, _indexer.Health().Lag));
        await _indexer.StopAsync(Stop);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("not read", _indexer.Health().Problem, StringComparison.Ordinal);
    }

    private Task UntilAsync(Func<bool> condition) => Eventually.TrueAsync(condition, () => _clock.Advance(TimeSpan.FromMilliseconds(200)));

    private void Publish(int count)
    {
        var first = _state.Heard().Count();
        _state.Commit([SampleCommit.Poll("press", [.. Enumerable.Range(first, count).Select(number => SampleCommit.New($"entry {number}"))])]);
    }
}
