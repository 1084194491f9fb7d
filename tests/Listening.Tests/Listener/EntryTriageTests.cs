using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Tests.Listener;

public sealed class EntryTriageTests : IDisposable
{
    private readonly HearingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void What_is_heard_once_is_not_heard_again()
    {
        Assert.Single(_bench.Poll("press", SampleUnit.Entry("1")));
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1")));
        Assert.Equal((1, 1, 0), (_bench.Last!.Fetched, _bench.Last.Unchanged, _bench.Last.New));
    }

    [Fact]
    public void Only_what_the_first_poll_brings_is_backfill()
    {
        Assert.Equal([MentionFlags.Backfill], _bench.Poll("press", SampleUnit.Entry("1") with { Published = _bench.Clock.GetUtcNow() })[0].Flags);
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("2") with { Published = _bench.Clock.GetUtcNow() })[0].Flags);
        Assert.Contains(MentionFlags.Backfill, _bench.Poll("blog", SampleUnit.Entry("3"))[0].Flags);
    }

    [Fact]
    public void An_edit_is_a_revision_under_the_same_id_with_what_was_fixed_at_first()
    {
        var first = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1")));
        var stricter = SampleUnit.Config(SampleUnit.Query("brand", "roast", visibility: Visibility.Private));
        _bench.Hearing = SampleUnit.Hearing(stricter);
        var edit = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1", "An even finer roast.")));
        Assert.Equal((first.Id, first.FirstHeard, first.Visibility), (edit.Id, edit.FirstHeard, edit.Visibility));
        Assert.True(edit.Revision > first.Revision);
        Assert.True(edit.Heard > first.Heard);
        Assert.NotEqual(first.ContentHash, edit.ContentHash);
        Assert.DoesNotContain(MentionFlags.Backfill, edit.Flags);
        Assert.Equal(1, _bench.Last!.Revised);
    }

    [Fact]
    public void Revisions_rise_even_where_the_clock_goes_back()
    {
        var revisions = new List<long> { _bench.Poll("press", SampleUnit.Entry("1"))[0].Revision };
        for (var edit = 1; edit <= 3; edit++)
        {
            _bench.Clock.AdjustTime(_bench.Clock.GetUtcNow().AddDays(-1));
            revisions.Add(_bench.Poll("press", SampleUnit.Entry("1", $"roast {edit}"))[0].Revision);
        }

        Assert.Equal([0, 1, 2, 3], revisions.Select(revision => revision - revisions[0]));
    }

    [Fact]
    public void An_edit_that_no_longer_matches_is_a_revision_without_queries()
    {
        var first = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1")));
        var edit = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1", "Nothing of interest.")));
        Assert.Equal(first.Id, edit.Id);
        Assert.Empty(edit.Queries);
        Assert.Empty(edit.Matches);
        Assert.Equal("company", edit.Visibility);
        Assert.Equal(["brand"], Assert.Single(_bench.Poll("press", SampleUnit.Entry("1", "A roast again."))).Queries);
    }

    [Fact]
    public void An_entry_that_matched_nothing_is_new_once_an_edit_matches()
    {
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1", "Nothing of interest.")));
        Assert.Equal(1, _bench.Last!.Unmatched);
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1", "Nothing of interest.")));
        Assert.Equal((0, 1), (_bench.Last.Unmatched, _bench.Last.Unchanged));
        var mention = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1", "Now a roast.")));
        Assert.Equal(1, _bench.Last.New);
        Assert.Equal(_bench.Clock.GetUtcNow(), mention.FirstHeard);
        Assert.DoesNotContain(MentionFlags.Backfill, mention.Flags);
        Assert.Empty(_bench.State.Kept("press"));
    }

    [Theory]
    [InlineData("urn:1", "http://a.example/1", "urn:2", "https://a.example/1?utm_source=rss")]
    [InlineData("http://a.example/1", null, "urn:2", "http://a.example/1")]
    [InlineData("http://a.example/1", "http://short.example/x", "http://a.example/1", "http://other.example/y")]
    public void A_copy_from_another_source_is_a_duplicate_and_never_a_revision(string guid, string? link, string copyGuid, string? copyLink)
    {
        Assert.Single(_bench.Poll("press", SampleUnit.Entry(guid, link: link)));
        Assert.Empty(_bench.Poll("blog", SampleUnit.Entry(copyGuid, link: copyLink)));
        Assert.Equal(1, _bench.Last!.Duplicate);
        Assert.Empty(_bench.Poll("blog", SampleUnit.Entry(copyGuid, "An edited roast.", copyLink)));
        Assert.Equal((1, 0, 0), (_bench.Last.Duplicate, _bench.Last.Revised, _bench.Last.New));
        Assert.Empty(_bench.Poll("blog", SampleUnit.Entry(copyGuid, "An edited roast.", copyLink)));
        Assert.Equal(1, _bench.Last.Unchanged);
    }

    [Fact]
    public void The_same_text_under_different_addresses_is_no_copy()
    {
        Assert.Single(_bench.Poll("press", SampleUnit.Entry("urn:1", link: "http://a.example/1")));
        Assert.Single(_bench.Poll("blog", SampleUnit.Entry("urn:1", link: "http://b.example/1")));
    }

    [Fact]
    public void Entries_without_title_and_text_are_rejected_and_counted()
    {
        var heard = _bench.Poll("press", new FeedEntry { Id = "1", HasOwnId = true, Link = "http://a.example/1" }, SampleUnit.Entry("2"), new FeedEntry { Id = "3", HasOwnId = true, Summary = "A roast." });
        Assert.Equal(2, heard.Count);
        Assert.Equal((3, 2, 1), (_bench.Last!.Fetched, _bench.Last.New, _bench.Last.Rejected));
    }

    [Fact]
    public void A_known_entry_is_marked_as_seen_once_a_day()
    {
        _bench.Poll("press", SampleUnit.Entry("1"));
        var key = Listening.Listener.EntryIdentity.Of(SampleUnit.Entry("1")).WideKey;
        var first = _bench.State.Find("press", key)!.LastSeen;
        _bench.Clock.Advance(TimeSpan.FromHours(20));
        _bench.Poll("press", SampleUnit.Entry("1"));
        Assert.Equal(first, _bench.State.Find("press", key)!.LastSeen);
        _bench.Clock.Advance(TimeSpan.FromHours(5));
        _bench.Poll("press", SampleUnit.Entry("1"));
        Assert.Equal(_bench.Clock.GetUtcNow(), _bench.State.Find("press", key)!.LastSeen);
    }

    [Fact]
    public void A_date_that_is_made_anew_at_every_request_is_no_edit()
    {
        _bench.Poll("press", SampleUnit.Entry("1") with { Published = _bench.Clock.GetUtcNow(), Updated = _bench.Clock.GetUtcNow() });
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1") with { Published = _bench.Clock.GetUtcNow(), Updated = _bench.Clock.GetUtcNow() }));
        Assert.Equal(1, _bench.Last!.Unchanged);
    }
}
