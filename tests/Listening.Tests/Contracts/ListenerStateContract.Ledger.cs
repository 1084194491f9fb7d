using Listening.Mentions;

namespace Listening.Tests.Contracts;

public abstract partial class ListenerStateContract
{
    [Fact]
    public void The_ledger_counts_what_waits_from_the_stores_position_on()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"), SampleCommit.New("b")), SampleCommit.Poll("blog", SampleCommit.New("c"))]);
        Assert.Equal([("blog", 1, 0), ("press", 2, 0)], Ledger(state, 0));
        var second = state.Depth().Records;
        state.Commit([SampleCommit.Poll("press", SampleCommit.Revised("a", 2))]);
        Assert.Equal(1, Assert.Single(state.Ledger(second), row => row.SourceId == "press").Waiting);
    }

    [Fact]
    public async Task A_dead_letter_is_counted_while_it_lies_aside_and_after_it_was_dropped()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"), SampleCommit.New("b"))]);
        var records = await OutboxAsync();
        var first = SampleLetter.Of(records[0]);
        await Log.QuarantineAsync(first, Stop);
        await Log.QuarantineAsync(first, Stop);
        await Log.QuarantineAsync(SampleLetter.Of(records[1]), Stop);
        var end = records[^1].Offset + 1;
        Assert.Equal([("press", 0, 2)], Ledger(state, end));
        Assert.True(await Log.DropAsync(first.Id, Stop));
        Assert.False(await Log.DropAsync(first.Id, Stop));
        Assert.Equal([("press", 0, 2)], Ledger(state, end));
        Assert.True(await Log.RetryAsync(SampleLetter.Of(records[1]).Id, Stop));
        Assert.Equal([("press", 1, 1)], Ledger(state, end));
    }

    [Fact]
    public async Task A_dead_letter_of_another_stream_is_no_mention_of_the_ledger()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"))]);
        var records = await OutboxAsync();
        var poll = SampleLetter.Of(records.Single(record => record.Stream == LogStream.Polls));
        await Log.QuarantineAsync(poll, Stop);
        Assert.Equal([("press", 1, 0)], Ledger(state, 0));
        await Log.DropAsync(poll.Id, Stop);
        Assert.Equal([("press", 1, 0)], Ledger(state, 0));
    }

    [Fact]
    public async Task The_outbox_shrinks_by_what_was_acknowledged()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"))]);
        Clock.Advance(TimeSpan.FromHours(1));
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("b"))]);
        await using var reader = Log.OpenReader(new Dictionary<string, long>());
        var records = await reader.ReadAsync(10_000, TimeSpan.Zero, Stop);
        await reader.AcknowledgeAsync(new Dictionary<string, long> { [state.Partition] = records[1].Offset + 1 }, Stop);
        Assert.Equal(new OutboxDepth(2, Clock.GetUtcNow()), state.Depth());
        await reader.AcknowledgeAsync(new Dictionary<string, long> { [state.Partition] = records[^1].Offset + 1 }, Stop);
        Assert.Equal(new OutboxDepth(0, null), state.Depth());
        // Positions go on where they were, however empty the outbox is.
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("c"))]);
        Assert.Equal(records[^1].Offset + 1, (await reader.ReadAsync(1, TimeSpan.Zero, Stop))[0].Offset);
    }

    private static IEnumerable<(string, long, long)> Ledger(IListenerState state, long checkpoint) =>
        state.Ledger(checkpoint).Select(row => (row.SourceId, row.Waiting, row.DeadLettered));
}
