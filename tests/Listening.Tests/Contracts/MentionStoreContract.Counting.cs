using Listening.Mentions;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Theory]
    [InlineData(MentionFacet.Sentiment, "negative:1")]
    [InlineData(MentionFacet.Source, "The Press:2 wire:1")]
    [InlineData(MentionFacet.Author, "Ana:1 ben:1")]
    [InlineData(MentionFacet.Query, "roastery/brand:2 repairs/brand:1 roastery/rival:1")]
    [InlineData(MentionFacet.Goal, "sales:2")]
    [InlineData(MentionFacet.Language, "en:2 de:1")]
    [InlineData(MentionFacet.Unit, "roastery:2 repairs:1")]
    [InlineData(MentionFacet.Site, "example.org:1")]
    [InlineData(MentionFacet.Hashtag, "coffee:2")]
    [InlineData(MentionFacet.Tag, "press:1")]
    [InlineData(MentionFacet.Status, "new:2 open:1")]
    [InlineData(MentionFacet.Visibility, "company:2 private:1")]
    public async Task Facets_count_values_highest_first(MentionFacet facet, string expected)
    {
        await PutAsync(
            Of("a") with { Queries = ["brand", "rival"], Goals = ["sales"], Hashtags = ["Coffee", "COFFEE"], Author = new() { Name = "Ana", Handle = "ana1" }, Tags = ["press"] },
            Of("b") with { Sentiment = new() { Label = "negative" }, Goals = ["sales"], Hashtags = ["coffee"], Author = new() { Handle = "ben" }, Visibility = "private" },
            Of("c") with { Unit = "repairs", Language = "de", Source = new() { Id = "wire", Kind = "feed" }, Site = "example.org" });
        await ActAsync(Act("b", ActionKinds.Status, "open"));
        foreach (var search in new[] { Search(), Search(Word("roast")) })
            Assert.Equal(expected, string.Join(' ', (await Store.FacetAsync(search, facet, 10, Stop)).Select(count => $"{count.Value}:{count.Count}")));
    }

    [Fact]
    public async Task A_facet_has_a_size_and_ties_go_by_value()
    {
        await PutAsync([.. "edcba".Select(letter => Of($"{letter}") with { Tags = [$"{letter}"] })]);
        Assert.Equal(["a", "b"], (await Store.FacetAsync(Search(), MentionFacet.Tag, 2, Stop)).Select(count => count.Value));
    }

    [Theory]
    [InlineData(TimeBucket.Hour, "2026-03-28T22:30:00Z 2026-03-28T22:59:00Z 2026-03-29T01:10:00Z", "03-28T22:00:2 03-29T01:00:1")]
    [InlineData(TimeBucket.Day, "2026-03-28T22:30:00Z 2026-03-28T23:00:00Z 2026-03-29T21:59:00Z 2026-03-29T22:00:00Z", "03-27T23:00:1 03-28T23:00:2 03-29T22:00:1")]
    [InlineData(TimeBucket.Week, "2026-03-29T21:59:00Z 2026-03-29T22:00:00Z", "03-22T23:00:1 03-29T22:00:1")]
    [InlineData(TimeBucket.Month, "2026-03-31T21:59:00Z 2026-03-31T22:00:00Z", "02-28T23:00:1 03-31T22:00:1")]
    public async Task Histograms_follow_the_calendar_of_the_zone_over_its_change_of_clocks(TimeBucket bucket, string times, string expected)
    {
        var number = 0;
        await PutAsync([.. times.Split(' ').Select(time => Of($"{number++}") with { Timestamp = DateTimeOffset.Parse(time) })]);
        var histogram = await Store.HistogramAsync(Search(Word("roast")), bucket, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Stop);
        Assert.Equal(expected, string.Join(' ', histogram.Select(count => $"{count.Start.UtcDateTime:MM-dd'T'HH:mm}:{count.Count}")));
    }
}
