using Listening.Feeds;

namespace Listening.Tests.Listener;

/// <summary>Feeds whose guids or addresses do not tell entries apart.</summary>
public sealed class CarelessFeedTests : IDisposable
{
    private readonly HearingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Entries_that_share_a_guid_are_told_apart_by_their_addresses()
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 5).Select(number => SampleUnit.Entry("same", $"roast {number}", $"http://a.example/{number}"))];
        Assert.Equal(5, _bench.Poll("press", entries).Select(mention => mention.Id).Distinct().Count());
        Assert.Empty(_bench.Poll("press", [.. entries.Reverse()]));
        Assert.Equal(5, _bench.Last!.Unchanged);
        var edit = Assert.Single(_bench.Poll("press", [.. entries[..4], entries[4] with { Content = "An edited roast." }]));
        Assert.Equal("http://a.example/5", edit.Url);
        Assert.Equal(1, _bench.Last.Revised);
    }

    [Fact]
    public void Entries_that_share_guid_and_address_are_told_apart_by_their_titles()
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 5).Select(number => SampleUnit.Entry("same", $"roast {number}") with { Title = $"Title {number}" })];
        Assert.Equal(5, _bench.Poll("press", entries).Select(mention => mention.Id).Distinct().Count());
        Assert.Empty(_bench.Poll("press", entries));
        Assert.Equal(5, _bench.Last!.Unchanged);
    }

    [Fact]
    public void Entries_that_share_everything_but_their_text_are_all_heard()
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 5).Select(number => SampleUnit.Entry("same", $"roast {number}") with { Title = null })];
        Assert.Equal(5, _bench.Poll("press", entries).Select(mention => mention.Id).Distinct().Count());
        Assert.Empty(_bench.Poll("press", entries));
        Assert.Equal(5, _bench.Last!.Unchanged);
    }

    [Fact]
    public void A_new_entry_before_the_old_ones_does_not_take_the_place_of_one_of_them()
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 5).Select(number => SampleUnit.Entry("same", $"roast {number}") with { Title = $"Title {number}" })];
        var ids = new HashSet<string>();
        for (var number = 1; number <= 5; number++)
        {
            // Two at first, then each time one more on top: the way of most feeds.
            if (number == 1)
                continue;
            foreach (var mention in _bench.Poll("press", [.. entries[..number].Reverse()]))
                Assert.True(ids.Add(mention.Id), $"{mention.Text} took the id of another entry.");
        }

        Assert.Equal(5, ids.Count);
        Assert.Equal(4, _bench.Last!.Unchanged);
    }

    [Fact]
    public void Single_entries_under_a_guid_that_was_shared_get_ids_of_their_own()
    {
        FeedEntry Entry(int number) => SampleUnit.Entry("same", $"roast {number}", $"http://a.example/{number}");
        var heard = _bench.Poll("press", Entry(1), Entry(2));
        heard.AddRange(_bench.Poll("press", Entry(3)));
        heard.AddRange(_bench.Poll("press", Entry(4)));
        Assert.Equal(4, heard.Select(mention => mention.Id).Distinct().Count());
    }

    [Fact]
    public void Identical_repeats_within_a_document_are_counted_as_duplicates()
    {
        Assert.Single(_bench.Poll("press", SampleUnit.Entry("1"), SampleUnit.Entry("1"), SampleUnit.Entry("1")));
        Assert.Equal((3, 1, 2), (_bench.Last!.Fetched, _bench.Last.New, _bench.Last.Duplicate));
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("1"), SampleUnit.Entry("1")));
        Assert.Equal((2, 1, 1), (_bench.Last.Fetched, _bench.Last.Unchanged, _bench.Last.Duplicate));
    }

    [Fact]
    public void A_moved_page_under_the_same_guid_is_an_edit_and_no_new_entry()
    {
        var first = Assert.Single(_bench.Poll("press", SampleUnit.Entry("urn:1", link: "http://a.example/old")));
        Assert.Empty(_bench.Poll("press", SampleUnit.Entry("urn:1", link: "http://a.example/new")));
        Assert.Equal(first.Id, Assert.Single(_bench.Poll("press", SampleUnit.Entry("urn:1", "An edited roast.", "http://a.example/new"))).Id);
    }

    [Fact]
    public void An_address_that_entries_of_one_document_share_makes_nobody_a_duplicate()
    {
        _bench.Poll("press", SampleUnit.Entry("1", link: "http://a.example/live"), SampleUnit.Entry("2", link: "http://a.example/live"));
        Assert.Equal(2, _bench.Last!.New);
        Assert.Single(_bench.Poll("blog", SampleUnit.Entry("3", link: "http://a.example/live")));
    }

    [Fact]
    public void A_guid_that_all_entries_share_costs_no_more_than_linear_time()
    {
        FeedEntry[] entries = [.. Enumerable.Range(1, 3_000).Select(number => SampleUnit.Entry("same", $"roast {number}") with { Title = null })];
        Assert.Equal(3_000, _bench.Poll("press", entries).Count);
        Assert.Empty(_bench.Poll("press", entries));
        Assert.Equal(3_000, _bench.Last!.Unchanged);
    }
}
