using Listening.Mentions;

namespace Listening.Tests.Listener;

public sealed class RematchTests : IDisposable
{
    private readonly HearingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private static UnitConfig Reading(string drinks)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("listeners.json"), """
            {"units":{"roastery":{"queries":{"shops":"shop AND query:dri*","drinks":"DRINKS"},"sources":[{"url":"http://press.example/feed","id":"press"}]}}}
            """.Replace("DRINKS", drinks, StringComparison.Ordinal));
        return ListenersFile.Read(folder.File("listeners.json"), _ => null).Config!.Units["roastery"];
    }

    [Fact]
    public void Changed_queries_hear_what_was_kept_as_backfill()
    {
        _bench.Poll("press", SampleUnit.Entry("0"));
        var published = _bench.Clock.GetUtcNow();
        _bench.Poll("press", SampleUnit.Entry("1", "A cup of tea.", "http://a.example/1") with { Published = published }, SampleUnit.Entry("2", "Nothing."));
        _bench.Hearing = SampleUnit.Hearing(SampleUnit.Config(SampleUnit.Query("rival", "tea")));
        var mention = Assert.Single(_bench.MatchAgain("press"));
        Assert.Equal(["rival"], mention.Queries);
        Assert.Equal([MentionFlags.Backfill], mention.Flags);
        Assert.Equal((published, _bench.Clock.GetUtcNow(), "The press"), (mention.Timestamp, mention.FirstHeard, mention.Source.Title));
        Assert.Equal((1, 1), (_bench.Last!.Fetched, _bench.Last.New));
        Assert.Single(_bench.State.Kept("press"));
        // It is what an edit or the next poll meets, and no other source's any more.
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1", "A cup of tea.", "http://a.example/1") with { Published = published }));
        Assert.Equal(mention.Id, Assert.Single(_bench.Poll("press", SampleUnit.Entry("1", "A cup of green tea.", "http://a.example/1"))).Id);
        Assert.Empty(_bench.Poll("blog", SampleUnit.Entry("9", "A cup of tea.", "http://a.example/1")));
    }

    [Fact]
    public void A_changed_query_is_heard_through_those_that_refer_to_it()
    {
        _bench.Hearing = SampleUnit.Hearing(Reading("coffee"));
        _bench.Poll("press", SampleUnit.Entry("0", "A shop."));
        _bench.Poll("press", SampleUnit.Entry("1", "A tea shop."));
        var before = _bench.Hearing.Fingerprint;
        _bench.Hearing = SampleUnit.Hearing(Reading("tea"));
        Assert.NotEqual(before, _bench.Hearing.Fingerprint);
        Assert.Equal(["drinks", "shops"], Assert.Single(_bench.MatchAgain("press")).Queries);
    }

    [Fact]
    public void Where_nothing_matches_now_nothing_is_written()
    {
        _bench.Poll("press", SampleUnit.Entry("1", "Nothing."));
        var before = _bench.State.Depth().Records;
        _bench.Hearing = SampleUnit.Hearing(SampleUnit.Config(SampleUnit.Query("rival", "tea")));
        Assert.Null(Listening.Listener.Rematch.Of(_bench.State, _bench.Hearing, _bench.Source("press").Config, Contracts.SampleMention.Poll("press", 0), _bench.Clock.GetUtcNow()));
        Assert.Equal(before, _bench.State.Depth().Records);
    }

    [Fact]
    public void What_was_heard_meanwhile_is_not_heard_twice()
    {
        _bench.Poll("press", SampleUnit.Entry("1", "A cup of tea."));
        _bench.Hearing = SampleUnit.Hearing(SampleUnit.Config(SampleUnit.Query("rival", "tea")));
        Assert.Single(_bench.MatchAgain("press"));
        Assert.Null(Listening.Listener.Rematch.Of(_bench.State, _bench.Hearing, _bench.Source("press").Config, Contracts.SampleMention.Poll("press", 0), _bench.Clock.GetUtcNow()));
    }

    [Fact]
    public void A_copy_that_another_source_told_meanwhile_becomes_a_duplicate()
    {
        _bench.Poll("press", SampleUnit.Entry("1", "A cup of tea.", "http://a.example/1"));
        _bench.Hearing = SampleUnit.Hearing(SampleUnit.Config(SampleUnit.Query("rival", "tea")));
        Assert.Single(_bench.Poll("blog", SampleUnit.Entry("9", "A cup of tea.", "http://a.example/1")));
        Assert.Empty(_bench.MatchAgain("press"));
        Assert.Equal((0, 1), (_bench.Last!.New, _bench.Last.Duplicate));
    }
}
