using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Tests.Listener;

public sealed class MentionBuilderTests : IDisposable
{
    private readonly HearingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("roast", 0)]
    [InlineData("The roast that everybody talks of", 1)]
    [InlineData("The roast that everybody talks of is sold out again until Monday, says a note on the door of the shop", 12)]
    public void A_mention_carries_the_bands_of_its_words(string text, int bands)
    {
        _bench.Hearing = SampleUnit.Hearing(SampleUnit.Config(SampleUnit.Query("brand", "roast")));
        _bench.Poll("press", SampleUnit.Entry("0", "nothing"));
        Assert.Equal(bands, Assert.Single(_bench.Poll("press", new FeedEntry { Id = "urn:1", HasOwnId = true, Content = text })).StoryBands.Count);
    }

    [Fact]
    public void A_mention_carries_what_the_contract_names()
    {
        var config = SampleUnit.Config(SampleUnit.Query("brand", "roast", goal: "retention"), SampleUnit.Query("jobs", "hiring", goal: "recruitment"), SampleUnit.Query("rival", "tea"));
        _bench.Hearing = SampleUnit.Hearing(config with { Sources = [SampleUnit.Source("press", "https://press.example/feed?key=XXX") with { Tags = ["daily"] }] });
        _bench.Poll("press", SampleUnit.Entry("0", "nothing"));
        var published = _bench.Clock.GetUtcNow().AddHours(-2);
        var mention = Assert.Single(_bench.Poll("press", new FeedEntry
        {
            Id = "urn:1",
            HasOwnId = true,
            Title = "The roast is hiring",
            Content = "We really love this wonderful #NorthRoast, says @ana.",
            Summary = "Short.",
            Link = "https://www.press.example/posts/1?token=hidden",
            Author = "Ana Nora",
            AuthorUrl = "https://press.example/ana",
            Published = published,
            Categories = ["Coffee"],
            Links = ["https://a.example/"],
            Images = ["https://a.example/i.png"],
        }));
        Assert.Equal((published, published), (mention.Timestamp, mention.Published));
        Assert.Equal((_bench.Clock.GetUtcNow(), _bench.Clock.GetUtcNow(), null), (mention.Heard, mention.FirstHeard, mention.Indexed));
        Assert.Equal((MentionIdentity.MentionId("roastery", "press", IdentityKind.Guid, "urn:1"), _bench.Clock.GetUtcNow().ToUnixTimeMilliseconds(), 1), (mention.Id, mention.Revision, mention.Schema));
        Assert.Equal(("roastery", "company", "en"), (mention.Unit, mention.Visibility, mention.Language));
        Assert.Equal(("The roast is hiring", "We really love this wonderful #NorthRoast, says @ana.", 8), (mention.Title, mention.Text, mention.Words));
        Assert.Equal("press.example", mention.Site);
        Assert.StartsWith("https://www.press.example/posts/1?token=", mention.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", mention.Url!, StringComparison.Ordinal);
        Assert.Equal(new MentionAuthor { Name = "Ana Nora", Url = "https://press.example/ana" }, mention.Author);
        Assert.Equal(("press", "feed", "The press", "https://press.example/feed?key=XXX"), (mention.Source.Id, mention.Source.Kind, mention.Source.Title, mention.Source.Url));
        Assert.Equal(["daily"], mention.Source.Tags);
        Assert.Equal(["daily"], mention.Tags);
        Assert.Equal(["brand", "jobs"], mention.Queries.Order());
        Assert.Equal(["recruitment", "retention"], mention.Goals.Order());
        Assert.Equal([new MentionSpan("title", 4, 5)], mention.Matches.Single(match => match.Query == "brand").Spans);
        Assert.Equal(["NorthRoast", "ana"], mention.Hashtags.Concat(mention.Handles));
        Assert.Equal(["https://a.example/", "https://a.example/i.png", "Coffee"], mention.Links.Concat(mention.Images).Concat(mention.Categories));
        Assert.Empty(mention.Flags);
        var sentiment = mention.Sentiment!;
        Assert.Equal(_bench.Hearing.Classifier.Model, sentiment.Model);
        Assert.Equal(1, sentiment.Negative + sentiment.Neutral + sentiment.Positive, 0.001);
        Assert.Equal(sentiment.Positive - sentiment.Negative, sentiment.Score, 0.001);
        Assert.Equal("positive", sentiment.Label);
    }

    [Theory]
    [InlineData(null, 0, "no_date")]
    [InlineData(-60, -60, null)]
    [InlineData(10, 0, null)]
    [InlineData(60, 0, "future_date")]
    public void Dates_that_are_missing_or_lie_ahead_become_the_time_of_hearing(int? minutes, int expected, string? flag)
    {
        _bench.Poll("press", SampleUnit.Entry("0", "nothing"));
        var heard = _bench.Clock.GetUtcNow().AddMinutes(1);
        var mention = Assert.Single(_bench.Poll("press", SampleUnit.Entry("1") with { Published = minutes is { } offset ? heard.AddMinutes(offset) : null }));
        Assert.Equal(heard.AddMinutes(expected), mention.Timestamp);
        Assert.Equal(minutes is { } given ? heard.AddMinutes(given) : null, mention.Published);
        Assert.Equal(flag is null ? [] : [flag], mention.Flags);
    }

    [Fact]
    public void Dates_before_1990_become_1990_and_an_update_stands_in_for_a_missing_date()
    {
        var old = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var mentions = _bench.Poll("press", SampleUnit.Entry("1") with { Published = old }, SampleUnit.Entry("2") with { Updated = SampleDay });
        Assert.Equal((new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero), old), (mentions[0].Timestamp, mentions[0].Published));
        Assert.Equal((SampleDay, SampleDay), (mentions[1].Timestamp, mentions[1].Published));
    }

    [Theory]
    [InlineData(Visibility.Company, null, null, "company")]
    [InlineData(Visibility.Public, null, null, "public")]
    [InlineData(Visibility.Public, Visibility.Company, null, "company")]
    [InlineData(Visibility.Public, Visibility.Company, Visibility.Private, "private")]
    [InlineData(Visibility.Private, Visibility.Public, Visibility.Public, "private")]
    public void The_strictest_visibility_applies(Visibility unit, Visibility? source, Visibility? query, string expected)
    {
        var config = SampleUnit.Config(SampleUnit.Query("brand", "roast", visibility: query), SampleUnit.Query("silent", "tea", visibility: Visibility.Private));
        _bench.Hearing = SampleUnit.Hearing(config with { Visibility = unit, Sources = [SampleUnit.Source("press") with { Visibility = source }] });
        Assert.Equal(expected, Assert.Single(_bench.Poll("press", SampleUnit.Entry("1"))).Visibility);
    }

    [Theory]
    [InlineData("@ana@social.example", "ana@social.example")]
    [InlineData("Ana Nora", null)]
    [InlineData("@ana and others", null)]
    [InlineData("@", null)]
    public void An_author_that_is_written_as_a_handle_has_one(string author, string? handle) =>
        Assert.Equal(new MentionAuthor { Name = author, Handle = handle }, Assert.Single(_bench.Poll("press", SampleUnit.Entry("1") with { Author = author })).Author);

    [Fact]
    public void The_summary_stands_in_for_missing_content_and_a_title_alone_is_classified()
    {
        var mentions = _bench.Poll("press", SampleUnit.Entry("1") with { Content = null, Summary = "A roast." }, SampleUnit.Entry("2") with { Title = "What a wonderful roast!", Content = null });
        Assert.Equal("A roast.", mentions[0].Text);
        Assert.Equal((null, 0), (mentions[1].Text, mentions[1].Words));
        Assert.NotNull(mentions[1].Sentiment);
    }

    private static readonly DateTimeOffset SampleDay = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
}
