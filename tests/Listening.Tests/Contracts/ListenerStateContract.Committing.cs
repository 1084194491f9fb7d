using System.Text.Json;
using Listening.Mentions;

namespace Listening.Tests.Contracts;

public abstract partial class ListenerStateContract
{
    [Fact]
    public void A_heard_entry_is_found_as_it_was_committed()
    {
        Open().Commit([SampleCommit.Poll("press", SampleCommit.New("a", 7) with { Visibility = Visibility.Private })]);
        Close();
        var state = Open();
        var known = state.Find("press", SampleCommit.Key("a"))!;
        Assert.Equal(SampleCommit.Key("id of a"), known.Id);
        Assert.Equal(SampleCommit.Key("content of a"), known.ContentHash);
        Assert.Equal((7, SampleMention.Noon, Visibility.Private, false, Clock.GetUtcNow()), (known.Revision, known.FirstHeard, known.Visibility, known.IsDuplicate, known.LastSeen));
        Assert.Equal(known, Assert.Single(state.FindByNarrowKey("press", SampleCommit.Key("a"))));
        Assert.Null(state.Find("blog", SampleCommit.Key("a")));
        Assert.Equal([new HeardEntry("press", known.Id, 7)], state.Heard());
    }

    [Fact]
    public void Entries_that_share_a_narrow_key_are_found_together()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"), SampleCommit.New("b") with { NarrowKey = SampleCommit.Key("a") }, SampleCommit.New("c"))]);
        var found = state.FindByNarrowKey("press", SampleCommit.Key("a"));
        Assert.Equal(new[] { SampleCommit.Key("a"), SampleCommit.Key("b") }.Order(), found.Select(entry => entry.WideKey).Order());
    }

    [Fact]
    public void Counts_are_decided_in_the_transaction_and_add_up()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"))]);
        var poll = SampleCommit.Poll("press", SampleCommit.New("b"), SampleCommit.Revised("a", 2), SampleCommit.Duplicate("c"), SampleCommit.Unmatched("d"), SampleCommit.Unmatched("e"))
            with
        { Unchanged = 10, Repeated = 2, Rejected = 3 };
        var written = Assert.Single(state.Commit([poll]));
        Assert.Equal((20, 1, 1, 10, 3, 2, 3), (written.Fetched, written.New, written.Revised, written.Unchanged, written.Duplicate, written.Unmatched, written.Rejected));
        var total = new EntryCounts { Fetched = 21, New = 2, Revised = 1, Unchanged = 10, Duplicate = 3, Unmatched = 2, Rejected = 3 };
        Assert.Equal(total, written.Total);
        Assert.Equal(total, state.Sources()["press"].Totals);
        Assert.Equal("Title of press", state.Sources()["press"].State.Title);
    }

    [Fact]
    public void A_commit_without_a_poll_leaves_the_pollers_state_alone()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press")]);
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a")) with { State = null }]);
        Assert.Equal("Title of press", state.Sources()["press"].State.Title);
    }

    [Fact]
    public async Task Mentions_and_poll_events_go_out_in_order_with_what_names_them()
    {
        Open().Commit([SampleCommit.Poll("press", SampleCommit.New("a"), SampleCommit.Unmatched("b")), SampleCommit.Poll("blog", SampleCommit.New("c"))]);
        var records = await OutboxAsync();
        Assert.Equal([LogStream.Mentions, LogStream.Polls, LogStream.Mentions, LogStream.Polls], records.Select(record => record.Stream));
        Assert.Equal([SampleCommit.Key("id of a"), "press", SampleCommit.Key("id of c"), "blog"], records.Select(record => record.Key));
        Assert.Equal(["press", "press", "blog", "blog"], records.Select(record => record.Headers[LogHeaders.Source]));
        Assert.Equal("a", JsonSerializer.Deserialize(records[0].Value!, MentionJson.Mention)!.Text);
        Assert.Equal(1, JsonSerializer.Deserialize(records[1].Value!, MentionJson.Poll)!.New);
        Assert.Equal(new OutboxDepth(4, Clock.GetUtcNow()), Open().Depth());
    }

    [Fact]
    public async Task A_commit_that_fails_leaves_nothing_behind()
    {
        var state = Open();
        var faulty = SampleCommit.New("b") with { Id = "not hexadecimal" };
        Assert.ThrowsAny<Exception>(() => state.Commit([SampleCommit.Poll("press", SampleCommit.New("a", 1, "address")), SampleCommit.Poll("blog", faulty)]));
        Assert.Empty(state.Sources());
        Assert.Empty(state.Heard());
        Assert.Null(state.FindHeardElsewhere("blog", [SampleCommit.Key("address")]));
        Assert.Empty(await OutboxAsync());
        Assert.Equal(1, Assert.Single(state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"))])).Total.Fetched);
    }

    [Fact]
    public void Of_two_sources_that_claim_an_address_the_first_keeps_it()
    {
        var state = Open();
        var written = state.Commit([SampleCommit.Poll("press", SampleCommit.New("a", 1, "x", "y")), SampleCommit.Poll("blog", SampleCommit.New("b", 1, "z", "y"))]);
        Assert.Equal([(1, 0), (0, 1)], written.Select(poll => (poll.New, poll.Duplicate)));
        Assert.True(state.Find("blog", SampleCommit.Key("b"))!.IsDuplicate);
        Assert.Equal(0, state.Find("blog", SampleCommit.Key("b"))!.Revision);
        Assert.Equal(SampleCommit.Key("id of a"), state.FindHeardElsewhere("blog", [SampleCommit.Key("nothing"), SampleCommit.Key("y")]));
        Assert.Null(state.FindHeardElsewhere("press", [SampleCommit.Key("x")]));
        // The loser claimed nothing: its other address is still free.
        Assert.Null(state.FindHeardElsewhere("third", [SampleCommit.Key("z")]));
    }

    [Fact]
    public void A_revision_never_goes_back()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a", 5))]);
        state.Commit([SampleCommit.Poll("press", SampleCommit.Revised("a", 9))]);
        state.Commit([SampleCommit.Poll("press", SampleCommit.Revised("a", 6))]);
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a"))]);
        Assert.Equal(9, state.Find("press", SampleCommit.Key("a"))!.Revision);
        Assert.Equal(9, Assert.Single(state.Heard()).Revision);
    }

    [Fact]
    public void The_last_sight_of_known_entries_moves()
    {
        var state = Open();
        state.Commit([SampleCommit.Poll("press", SampleCommit.New("a"), SampleCommit.New("b"))]);
        Clock.Advance(TimeSpan.FromDays(3));
        state.Commit([SampleCommit.Poll("press") with { Unchanged = 2, Seen = [SampleCommit.Key("a")] }]);
        Assert.Equal(Clock.GetUtcNow(), state.Find("press", SampleCommit.Key("a"))!.LastSeen);
        Assert.Equal(SampleMention.Noon, state.Find("press", SampleCommit.Key("b"))!.LastSeen);
    }
}
