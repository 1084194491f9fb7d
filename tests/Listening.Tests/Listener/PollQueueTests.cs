using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Tests.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Listener;

public sealed class PollQueueTests
{
    private readonly FakeTimeProvider _clock = new(SampleMention.Noon);
    private readonly PollQueue _queue;

    public PollQueueTests() => _queue = new(_clock, new NoSpread());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sources_come_in_the_order_in_which_they_are_due()
    {
        Configure(["a", "b", "c"], Memory("a", 30), Memory("b", 10), Memory("c", 20));
        Assert.Equal(["b", "c", "a"], [await NextIdAsync(10), await NextIdAsync(10), await NextIdAsync(10)]);
    }

    [Fact]
    public async Task A_source_is_not_given_before_it_is_due_and_not_twice()
    {
        Configure(["a"], Memory("a", 10));
        var taken = _queue.TakeAsync(Stop);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(taken.IsCompleted);
        var source = await WithinAsync(taken, 1);
        var next = _queue.TakeAsync(Stop);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.False(next.IsCompleted);
        _queue.Return(source, _clock.GetUtcNow());
        Assert.Same(source, await next.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    [Fact]
    public async Task New_sources_are_due_at_once_and_others_where_they_were()
    {
        Configure(["new", "known"], Memory("known", 60));
        Assert.Equal("new", (await _queue.TakeAsync(Stop)).Config.Id);
        Assert.Equal("known", await NextIdAsync(60));
    }

    [Fact]
    public async Task A_reload_adds_and_removes_sources_while_someone_waits()
    {
        Configure(["a"], Memory("a", 600));
        var taken = _queue.TakeAsync(Stop);
        Configure(["b"]);
        var added = await taken.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Equal("b", added.Config.Id);
        var next = _queue.TakeAsync(Stop);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task A_removed_source_does_not_come_back_from_the_pipeline()
    {
        Configure(["a"]);
        var source = await _queue.TakeAsync(Stop);
        Configure([]);
        _queue.Return(source, _clock.GetUtcNow());
        Assert.False(_queue.TakeAsync(Stop).IsCompleted);
        Assert.Equal(TimeSpan.Zero, _queue.Lateness);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_address_is_due_at_once(bool whileInHand)
    {
        Configure(["a"]);
        var source = await _queue.TakeAsync(Stop);
        var later = _clock.GetUtcNow().AddHours(1);
        if (!whileInHand)
            _queue.Return(source, later);
        _queue.Configure([SampleUnit.Source("a", "http://moved.example/")], new Dictionary<string, SourceMemory>());
        if (whileInHand)
            _queue.Return(source, later);
        var again = await _queue.TakeAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Same(source, again);
        Assert.Equal("moved.example", again.Config.Request.Url.Host);
        _queue.Return(again, later);
        Assert.False(_queue.TakeAsync(Stop).IsCompleted);
    }

    [Fact]
    public async Task Other_changes_wait_for_the_next_poll()
    {
        Configure(["a"]);
        var source = await _queue.TakeAsync(Stop);
        _queue.Return(source, _clock.GetUtcNow().AddHours(1));
        _queue.Configure([SampleUnit.Source("a") with { Tags = ["press"] }], new Dictionary<string, SourceMemory>());
        Assert.Equal(["press"], source.Config.Tags);
        Assert.False(_queue.TakeAsync(Stop).IsCompleted);
    }

    [Fact]
    public void Lateness_is_that_of_the_source_that_waits_longest()
    {
        Configure(["a", "b"], Memory("a", 10), Memory("b", 20));
        Assert.Equal(TimeSpan.Zero, _queue.Lateness);
        _clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(TimeSpan.FromSeconds(15), _queue.Lateness);
    }

    [Fact]
    public async Task Parts_of_a_millisecond_are_waited_for_and_not_spun_for()
    {
        var memory = new SourceMemory("a", FeedState.New with { NextPoll = _clock.GetUtcNow().AddTicks(10) }, EntryCounts.Zero);
        _queue.Configure([SampleUnit.Source("a")], new Dictionary<string, SourceMemory> { ["a"] = memory });
        var taken = _queue.TakeAsync(Stop);
        Assert.False(taken.IsCompleted);
        await Eventually.TrueAsync(() => taken.IsCompleted, () => _clock.Advance(TimeSpan.FromMilliseconds(1)));
        Assert.Equal("a", (await taken).Config.Id);
    }

    [Fact]
    public async Task Waiting_ends_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var taken = _queue.TakeAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken.WaitAsync(TimeSpan.FromSeconds(20), Stop));
    }

    private void Configure(string[] sources, params SourceMemory[] memories) =>
        _queue.Configure([.. sources.Select(id => SampleUnit.Source(id))], memories.ToDictionary(memory => memory.Id));

    private SourceMemory Memory(string id, int dueInSeconds) => new(id, FeedState.New with { NextPoll = _clock.GetUtcNow().AddSeconds(dueInSeconds) }, EntryCounts.Zero);

    private async Task<string> NextIdAsync(int seconds) => (await WithinAsync(_queue.TakeAsync(Stop), seconds)).Config.Id;

    private async Task<ScheduledSource> WithinAsync(Task<ScheduledSource> taken, int seconds)
    {
        if (!taken.IsCompleted)
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        return await taken.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }
}
