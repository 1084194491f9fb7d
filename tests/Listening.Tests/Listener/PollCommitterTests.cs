using System.Threading.Channels;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Listener;

public sealed class PollCommitterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(SampleMention.Noon);
    private readonly FaultyState _state;
    private readonly PollQueue _queue;
    private readonly ListenerProgress _progress = new();
    private readonly ListenerMetrics _metrics = new();
    private readonly Channel<DecidedPoll> _decided = Channel.CreateUnbounded<DecidedPoll>();
    private readonly PollCommitter _committer;

    public PollCommitterTests()
    {
        _state = new(new SqliteListenerState(_folder.Path, "roastery", "incarnation", _clock));
        _queue = new(_clock, new NoSpread());
        _committer = new(_state, _queue, _progress, new PatientWork(_progress, _clock, NullLogger.Instance), _metrics, _clock, NullLogger.Instance);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _metrics.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_commit_that_finds_the_disk_full_is_repeated_without_loss()
    {
        _state.Faults = 3;
        var source = await SourceAsync();
        _decided.Writer.TryWrite(Decided(source, SampleCommit.New("a")));
        _decided.Writer.Complete();
        var running = _committer.RunAsync(_decided.Reader, Stop);
        Assert.Equal("The disk is full.", _progress.Fault);
        Assert.Null(_progress.LastPoll);
        Assert.Equal(1, _state.Tries);
        // Pauses double: a second, two, four.
        foreach (var (seconds, tries) in new[] { (1, 2), (2, 3), (4, 4) })
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(tries - 1, _state.Tries);
            await Eventually.TrueAsync(() => _state.Tries == tries, () => _clock.Advance(TimeSpan.FromMilliseconds(1)));
        }

        await running.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Null(_progress.Fault);
        Assert.Equal(1, _state.Sources()["press"].Totals.New);
        Assert.Equal(2, _state.Depth().Records);
        Assert.True(source.HasEntries);
    }

    [Fact]
    public async Task A_fault_that_does_not_pass_ends_the_committer()
    {
        _state.Dispose();
        _decided.Writer.TryWrite(Decided(await SourceAsync(), SampleCommit.New("a")));
        await Assert.ThrowsAnyAsync<Exception>(() => _committer.RunAsync(_decided.Reader, Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    [Fact]
    public async Task A_source_goes_back_to_the_schedule_only_after_its_poll_was_written()
    {
        _state.Faults = 1;
        var source = await SourceAsync();
        var next = _queue.TakeAsync(Stop);
        _decided.Writer.TryWrite(Decided(source, SampleCommit.New("a")));
        var running = _committer.RunAsync(_decided.Reader, Stop);
        Assert.Equal(FeedState.New, source.State);
        await Eventually.TrueAsync(() => next.IsCompleted, () => _clock.Advance(TimeSpan.FromMilliseconds(500)));
        Assert.Same(source, await next);
        Assert.Equal("Title of press", source.State.Title);
        Assert.NotNull(_progress.LastSuccess);
        Assert.False(running.IsCompleted);
    }

    [Fact]
    public async Task Polls_that_wait_together_are_written_together()
    {
        var source = await SourceAsync();
        for (var number = 0; number < 10; number++)
            _decided.Writer.TryWrite(Decided(source, SampleCommit.New($"entry {number}")));
        _decided.Writer.Complete();
        await _committer.RunAsync(_decided.Reader, Stop);
        Assert.Equal(1, _state.Tries);
        Assert.Equal(10, _state.Sources()["press"].Totals.New);
    }

    private async Task<ScheduledSource> SourceAsync()
    {
        _queue.Configure([SampleUnit.Source("press")], new Dictionary<string, SourceMemory>());
        return await _queue.TakeAsync(Stop);
    }

    private DecidedPoll Decided(ScheduledSource source, EntryCommit entry)
    {
        var commit = SampleCommit.Poll("press", entry);
        return new(source, new PollResult { Outcome = PollOutcome.Fetched, After = commit.State! with { NextPoll = _clock.GetUtcNow().AddSeconds(1) } }, commit);
    }
}
