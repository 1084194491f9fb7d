using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

public sealed class FeedParserTests
{
    private static readonly FeedContext From = FeedContext.None with { Address = new Uri("https://example.org/feeds/all") };

    [Theory]
    [InlineData("rss20.xml", FeedFormat.Rss)]
    [InlineData("rss091.xml", FeedFormat.Rss)]
    [InlineData("rss10.rdf", FeedFormat.Rdf)]
    [InlineData("atom10.xml", FeedFormat.Atom)]
    [InlineData("atom03.xml", FeedFormat.Atom)]
    [InlineData("feed10.json", FeedFormat.Json)]
    [InlineData("feed11.json", FeedFormat.Json)]
    [InlineData("broken.xml", FeedFormat.Rss)]
    public void Every_format_gives_the_same_entry(string file, FeedFormat format)
    {
        var document = Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "feeds", file)));

        Assert.Equal(format, document.Format);
        Assert.Equal(file == "broken.xml", document.Bozo);
        Assert.Equal("Beans & Leaves", document.Feed.Title);
        Assert.Equal("https://example.org/", document.Feed.Link);
        var entry = document.Entries[0];
        Assert.Equal("Tasting at 9 < 10 o'clock", entry.Title);
        Assert.Equal("https://example.org/tasting?a=1&b=2", entry.Link);
        Assert.Equal("Bring a cup.\n\nBring a friend.", entry.Content ?? entry.Summary);
        if (file == "rss091.xml")
            return;
        Assert.Equal("Ada Roast", entry.Author);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), entry.Published);
        Assert.Equal(["https://example.org/cup"], entry.Links);
    }

    [Fact]
    public void All_members_of_a_feed_are_filled()
    {
        var document = Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "feeds", "rss20.xml")));
        var entry = document.Entries[0];

        Assert.Equal(("utf-8", "en-gb"), (document.Encoding, document.Feed.Language));
        Assert.Equal("All about cups", document.Feed.Description);
        Assert.Equal(new FeedHints { Interval = TimeSpan.FromHours(2) }.Interval, document.Hints.Interval);
        Assert.Equal([0, 3], document.Hints.SkipHours);
        Assert.Equal([DayOfWeek.Sunday], document.Hints.SkipDays);
        Assert.Equal(("tasting-1", true), (entry.Id, entry.HasOwnId));
        Assert.Equal("https://example.org/tasting#comments", entry.Comments);
        Assert.Equal(("ada@example.org", "en-gb"), (entry.AuthorEmail, entry.Language));
        Assert.Equal(["coffee", "cups"], entry.Categories);
        Assert.Equal(new FeedEnclosure { Url = "https://example.org/cup.jpg", Type = "image/jpeg", Length = 1234 }, Assert.Single(entry.Enclosures));
        Assert.Equal(["https://example.org/feeds/cup.png", "https://example.org/cup.jpg"], entry.Images);
        Assert.Equal(new FeedEntrySource { Title = "Elsewhere", Link = "https://else.example/feed" }, entry.Source);
        Assert.Equal("<p>Bring a <a href=\"https://example.org/cup\">cup</a>.<img src=\"https://example.org/feeds/cup.png\"></p><p>Bring a friend.</p>", entry.ContentHtml);
    }

    [Theory]
    [InlineData("<item><title>a</title></item>", "sha256:")]
    [InlineData("<item><link>https://example.org/a</link></item>", "https://example.org/a")]
    [InlineData("<item><guid isPermaLink='false'> 7 </guid><link>https://example.org/a</link></item>", "7")]
    public void An_entry_without_an_id_gets_one(string item, string beginning)
    {
        var entry = Entry(item);

        Assert.StartsWith(beginning, entry.Id, StringComparison.Ordinal);
        Assert.Equal(beginning == "7", entry.HasOwnId);
    }

    [Theory]
    [InlineData("<item><title>AT&T & R&D &nbsp;x</title></item>", "AT&T & R&D \u00A0x")]
    [InlineData("<item><title>a <b>bold</b> word</title></item>", "a bold word")]
    [InlineData("<item><title>open<description>d</description></item>", "opend")]
    [InlineData("<item><dc:creator>x</dc:creator><title>prefix</title></item>", "prefix")]
    [InlineData("<item a=1 a=2 b><title>attributes</title></item>", "attributes")]
    [InlineData("<item><title>control\u0001\u0000 &#1;characters</title></item>", "control characters")]
    [InlineData("<item><title><![CDATA[<i>it</i> is]]> so</title></item>", "it is so")]
    [InlineData("<ITEM><TITLE>loud</TITLE></ITEM>", "loud")]
    [InlineData("<item><title>cut", "cut")]
    [InlineData("<item><title><![CDATA[cut in data", "cut in data")]
    [InlineData("<item><title>&a; entity</title></item>", "&a; entity")]
    public void Broken_documents_are_read_as_meant(string item, string title) => Assert.Equal(title, Entry(item).Title);

    [Fact]
    public void An_unclosed_entry_does_not_swallow_the_next()
    {
        var document = Parse(Encoding.UTF8.GetBytes("junk <rss><channel><item><title>one</title><item><title>two</title></item></channel></rss><rss>again</rss>"));

        Assert.Equal(["one", "two"], document.Entries.Select(entry => entry.Title));
        Assert.True(document.Bozo);
    }

    [Theory]
    [InlineData("utf-8", "utf-8", "")]
    [InlineData("windows-1251", "windows-1251", "")]
    [InlineData("koi8-r", "koi8-r", "")]
    [InlineData("shift_jis", "shift_jis", "")]
    [InlineData("utf-16", "utf-16", "")]
    [InlineData("windows-1251", "windows-1251", "text/xml; charset=windows-1251")]
    public void Encodings_are_recognised(string encoding, string expected, string contentType)
    {
        var declared = contentType.Length > 0 ? "utf-8" : encoding;
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var document = Parse(bytes.GetBytes($"<?xml version='1.0' encoding='{declared}'?><rss><channel><title>Кофе</title></channel></rss>"), contentType);

        Assert.Equal("Кофе", document.Feed.Title);
        Assert.Equal(expected, document.Encoding);
    }

    [Theory]
    [InlineData("", FeedErrorKind.Empty)]
    [InlineData(" \n ", FeedErrorKind.Empty)]
    [InlineData("<html><body>x</body></html>", FeedErrorKind.Html)]
    [InlineData("<!DOCTYPE html><p>x", FeedErrorKind.Html)]
    [InlineData("<opml version='2.0'/>", FeedErrorKind.NotAFeed)]
    [InlineData("plain words", FeedErrorKind.NotAFeed)]
    [InlineData("{\"items\":1}", FeedErrorKind.NotAFeed)]
    [InlineData("{\"items\":[", FeedErrorKind.Malformed)]
    public void What_is_no_feed_is_an_error_with_a_kind(string text, FeedErrorKind kind) =>
        Assert.Equal(kind, FeedParser.Parse(Encoding.UTF8.GetBytes(text), From, TestContext.Current.CancellationToken).Error?.Kind);

    [Fact]
    public void Limits_hold()
    {
        var limits = new FeedLimits { MaxBytes = 10_000, MaxEntries = 3, MaxTitle = 10, MaxText = 20, MaxAddress = 50 };
        var item = $"<item><title>{new string('t', 50)}</title><guid>{new string('g', 99)}</guid><link>https://example.org/{new string('l', 99)}</link><description>{new string('d', 99)}</description></item>";
        var document = FeedParser.Parse(Encoding.UTF8.GetBytes($"<rss><channel>{string.Concat(Enumerable.Repeat(item, 5))}</channel></rss>"), From with { Limits = limits }, TestContext.Current.CancellationToken).Document!;

        Assert.Equal(3, document.Entries.Count);
        var entry = document.Entries[0];
        Assert.Equal((10, 20, null), (entry.Title!.Length, entry.Summary!.Length, entry.Link));
        Assert.StartsWith("sha256:", entry.Id, StringComparison.Ordinal);
        Assert.Equal(FeedErrorKind.TooLarge, FeedParser.Parse(new byte[10_001], From with { Limits = limits }, TestContext.Current.CancellationToken).Error?.Kind);
    }

    [Fact]
    public void Cancelling_ends_a_parse() =>
        Assert.ThrowsAny<OperationCanceledException>(() => FeedParser.Parse("<rss><channel><title>a</title></channel></rss>"u8, From, new CancellationToken(canceled: true)));

    [Fact]
    public void No_soup_of_markup_breaks_the_parser() => Prop.ForAll(Soup.Select(string.Concat).ToArbitrary(), soup =>
    {
        Hygiene.Check(FeedParser.Parse(Encoding.UTF8.GetBytes("<rss><channel>" + soup), From, CancellationToken.None));
        Hygiene.Check(FeedParser.Parse(Encoding.Latin1.GetBytes(soup), From, CancellationToken.None));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Attacks_on_the_repair_cost_linear_time()
    {
        foreach (var unit in new[] { "<!--", "<![CDATA[", "<b x='<b x=\"' y='", "<a ", "<?", "&#", "&a", "<a:b>", "</x>", "<a xmlns:p='q'>", "<a b=\"", "<!" })
            Hygiene.Check(FeedParser.Parse(Encoding.UTF8.GetBytes("<rss><channel><item><title>x</title></item>" + string.Concat(Enumerable.Repeat(unit, 100_000))), From, TestContext.Current.CancellationToken));
    }

    private static Gen<string[]> Soup { get; } = Gen.Elements(
        "<item>", "</item>", "<title>", "</title>", "<description>", "</description>", "<link>", "https://example.org/", "javascript:x", "<![CDATA[", "]]>", "<!--", "-->", "&", "&lt;script&gt;", "&#0;", "&#xD800;", "<", ">", "\"",
        "<p>", "</p>", "<img src='x' onerror='y'/>", "<x:y z='1'>", "\u0000", "\ud83d", "text ", "<author>", "<name>", "<source url='file:///x'>", "<enclosure url='data:x'/>", "<guid>", "<feed>", "{", "<?xml version='1.0'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>").ArrayOf();

    private static FeedEntry Entry(string item) => Parse(Encoding.UTF8.GetBytes($"<rss><channel><title>t</title>{item}")).Entries[0];

    private static FeedDocument Parse(byte[] bytes, string contentType = "")
    {
        var result = FeedParser.Parse(bytes, From with { ContentType = contentType.Length > 0 ? contentType : null }, TestContext.Current.CancellationToken);
        Assert.True(result.Ok, result.Error?.Message);
        return result.Document;
    }
}
