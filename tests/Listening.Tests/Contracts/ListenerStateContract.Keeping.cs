using Listening.Mentions;

namespace Listening.Tests.Contracts;

public abstract partial class ListenerStateContract
{
    [Fact]
    public void Entries_that_matched_nothing_are_kept_until_they_are_heard()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a"), SampleCommit.Unmatched("b"))]);
        Assert.Equal([SampleCommit.Key("a"), SampleCommit.Key("b")], state.Kept("press").Select(kept => kept.WideKey));
        Assert.Equal("aaa"u8, state.Kept("press")[0].Entry);
        Assert.Equal((0, null), (state.Find("press", SampleCommit.Key("a"))!.Revision, state.Find("press", SampleCommit.Key("a"))!.FirstHeard));
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"))]);
        Assert.Equal([SampleCommit.Key("b")], state.Kept("press").Select(kept => kept.WideKey));
        Assert.Empty(state.Kept("blog"));
    }

    [Fact]
    public void An_edit_replaces_what_is_kept()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a"))]);
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a", bytes: 5))]);
        Assert.Equal(5, Assert.Single(state.Kept("press")).Entry.Length);
    }

    [Fact]
    public void Kept_entries_go_by_age()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a"))]);
        Clock.Advance(TimeSpan.FromDays(1));
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("b"))]);
        state.PruneKept(Clock.GetUtcNow(), long.MaxValue);
        Assert.Equal([SampleCommit.Key("b")], state.Kept("press").Select(kept => kept.WideKey));
    }

    [Fact]
    public void What_is_kept_is_summed_up_with_what_had_to_go_for_space()
    {
        var state = Open();
        Assert.Equal((0, 0, null), (state.KeptCoverage().Sources.Count, state.KeptCoverage().DroppedForSpace, state.KeptCoverage().DroppedUpTo));
        var start = Clock.GetUtcNow();
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a", 10), SampleCommit.Unmatched("b", 10))]);
        Clock.Advance(TimeSpan.FromHours(1));
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("c", 10)), SampleCommit.Poll("blog", SampleCommit.Unmatched("d", 7))]);
        Assert.Equal([new KeptSource("blog", 1, 7, Clock.GetUtcNow(), Clock.GetUtcNow()), new KeptSource("press", 3, 30, start, Clock.GetUtcNow())], state.KeptCoverage().Sources);
        Assert.Equal([start, start, Clock.GetUtcNow()], state.Kept("press").Select(kept => kept.At));
        state.PruneKept(DateTimeOffset.MinValue, 30);
        state.PruneKept(DateTimeOffset.MinValue, 20);
        state.PruneKept(Clock.GetUtcNow().AddHours(1), 20);
        var after = state.KeptCoverage();
        Assert.Empty(after.Sources);
        Assert.Equal((2, start), (after.DroppedForSpace, after.DroppedUpTo));
    }

    [Theory]
    [InlineData(100, "abc")]
    [InlineData(30, "abc")]
    [InlineData(29, "bc")]
    [InlineData(20, "bc")]
    [InlineData(10, "c")]
    [InlineData(0, "")]
    public void The_oldest_kept_entries_go_beyond_a_number_of_bytes(long maxBytes, string left)
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a", 10)), SampleCommit.Poll("blog", SampleCommit.Unmatched("b", 10)), SampleCommit.Poll("press", SampleCommit.Unmatched("c", 10))]);
        state.PruneKept(DateTimeOffset.MinValue, maxBytes);
        var kept = state.Kept("press").Concat(state.Kept("blog")).Select(entry => (char)entry.Entry[0]).Order();
        Assert.Equal(left, string.Concat(kept));
        // What is no longer kept is still known: it is not heard a second time as something new.
        Assert.NotNull(state.Find("press", SampleCommit.Key("a")));
    }
}
