using System.Text;
using BenchmarkDotNet.Attributes;
using Listening.Benchmarks.Load;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;
using Listening.Sentiment;

namespace Listening.Benchmarks.Micro;

/// <summary>What every entry passes through, one piece at a time. Public and open because BenchmarkDotNet derives from it.</summary>
[MemoryDiagnoser]
public class HotBenchmarks
{
    private const int Queries = 100;
    private const int Entries = 30;
    private readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TokenizedDocument _tokens = new();
    private QueryDocument _document = null!;
    private QuerySet _queries = null!;
    private SentimentClassifier _classifier = null!;
    private FeedEntry _entry = null!;
    private byte[] _feed = null!;
    private byte[] _json = null!;
    private Mention _mention = null!;

    /// <summary>One post, a hundred queries, a feed of thirty posts.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var posts = new GeneratedPosts(1, _now).Next("roastery", Entries, 0, 1).Entries;
        _entry = posts[0];
        _document = new() { Title = _entry.Title, Text = _entry.Content, AuthorName = _entry.Author, Url = _entry.Link, Site = "example.org", Language = "en" };
        var units = LoadUnits.Brands.Keys.Select(unit => LoadUnits.Unit(unit, 1)).ToList();
        _queries = new QuerySet(units.SelectMany(unit => unit.Queries.Values.Select(query => (Id: unit.Unit + "/" + query.Id, query.Query))).Take(Queries).ToDictionary(query => query.Id, query => query.Query));
        _classifier = SentimentClassifier.LoadDefault();
        _feed = Encoding.UTF8.GetBytes(Rss(posts));
        var source = new SourceView(units[0].Sources[0], "Source", "en");
        var heard = new HeardText(_entry, source, MentionIdentity.Hash("id"), EntryTriage.ContentHash(_entry), 1, _now, FixedVisibility: null, Backfill: false);
        _mention = MentionBuilder.Build(new UnitHearing(units[0], _classifier), heard, _now).Mention;
        _json = MentionBuilder.ToBytes(_mention);
    }

    /// <summary>Cuts a post and asks a hundred queries.</summary>
    [Benchmark]
    public int Match()
    {
        _tokens.Read(_document);
        return _queries.MatchTokens(_tokens, _now).Count;
    }

    /// <summary>One post.</summary>
    [Benchmark]
    public float Classify() => _classifier.Classify(_entry.Content).Score;

    /// <summary>One post.</summary>
    [Benchmark]
    public string Language() => LanguageIdentifier.Identify(_entry.Content, null, ["en"]);

    /// <summary>All keys of an entry.</summary>
    [Benchmark]
    public string Identity() => EntryIdentity.Of(_entry).WideKey + EntryTriage.ContentHash(_entry);

    /// <summary>RSS of thirty posts with HTML content.</summary>
    [Benchmark]
    public int ParseFeed() => FeedParser.Parse(_feed, FeedContext.None, CancellationToken.None).Document!.Entries.Count;

    /// <summary>A mention to its JSON.</summary>
    [Benchmark]
    public int Serialise() => MentionBuilder.ToBytes(_mention).Length;

    /// <summary>And back.</summary>
    [Benchmark]
    public string Deserialise() => System.Text.Json.JsonSerializer.Deserialize(_json, MentionJson.Mention)!.Id;

    private static string Rss(IEnumerable<FeedEntry> posts)
    {
        var rss = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Posts</title><link>https://example.org/</link>");
        foreach (var post in posts)
        {
            rss.Append($"<item><title>{post.Title}</title><link>{post.Link}</link><guid isPermaLink=\"false\">{post.Id}</guid><pubDate>{post.Published:R}</pubDate><description>{post.Title}</description>")
                .Append($"<content:encoded><![CDATA[<p>{post.Content} <a href=\"{post.Link}\">more</a></p><p><img src=\"{post.Link}.png\"></p>]]></content:encoded></item>");
        }

        return rss.Append("</channel></rss>").ToString();
    }
}
