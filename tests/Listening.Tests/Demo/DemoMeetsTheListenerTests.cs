using System.Text;
using Listening.Demo;
using Listening.Feeds;
using Listening.Mentions;
using Listening.Queries;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Demo;

/// <summary>The sample world as the product's own reader, parser and matcher see it.</summary>
public class DemoMeetsTheListenerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly DemoContent Content = DemoContent.Load();

    [Fact]
    public void The_configuration_is_read_without_fault_or_advice()
    {
        var result = Read();
        Assert.Empty(result.Problems.Select(problem => problem.ToString()));
        Assert.Empty(result.Advice.Select(advice => advice.ToString()));
        Assert.Equal(Content.Sources.Count, result.Config!.Units.Values.Sum(unit => unit.Sources.Count));
    }

    [Fact]
    public async Task Every_served_document_parses_to_what_is_expected()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var server = await DemoServer.StartAsync(new DemoOptions { Once = true }, new FakeTimeProvider(Start), stop);
        server.PublishEdits();
        using var http = new HttpClient();
        foreach (var source in server.Content.Sources)
        {
            var address = new Uri(server.BaseAddress, DemoAddress.Feed(source));
            var bytes = await http.GetByteArrayAsync(address, stop);
            var parsed = FeedParser.Parse(bytes, new FeedContext { Address = address, ContentType = FeedDocuments.MediaType(source.Format) }, stop);
            Assert.True(parsed.Ok, $"{source.Id}: {parsed.Error}");
            Assert.False(parsed.Document.Bozo, source.Id);
            Compare(server, source, parsed.Document);
        }
    }

    [Fact]
    public void About_two_thirds_of_the_posts_match_and_every_query_hears_something()
    {
        var heard = Content.Sources.SelectMany(source => source.Posts.Select(post => (source, post, ids: Matches(source, post)))).ToList();
        Assert.InRange((double)heard.Count(entry => entry.ids.Count > 0) / heard.Count, 0.6, 0.75);
        foreach (var source in heard.GroupBy(entry => entry.source))
            Assert.InRange((double)source.Count(entry => entry.ids.Count > 0) / source.Count(), 0.45, 0.9);
        var queries = Read().Config!.Units.Values.SelectMany(unit => unit.Queries.Keys.Select(id => $"{unit.Unit}/{id}"));
        Assert.Empty(queries.Except(heard.SelectMany(entry => entry.ids.Select(id => $"{entry.source.Unit}/{id}"))));
    }

    [Fact]
    public void The_edited_entries_match_before_and_after()
    {
        var edited = Content.Sources.SelectMany(source => source.Posts.Where(post => post.EditedText is not null).Select(post => (source, post))).ToList();
        Assert.NotEmpty(edited);
        Assert.All(edited, entry =>
        {
            Assert.NotEmpty(Matches(entry.source, entry.post));
            Assert.NotEmpty(Matches(entry.source, entry.post with { Text = entry.post.EditedText! }));
        });
    }

    private static void Compare(DemoServer server, DemoSource source, FeedDocument document)
    {
        var expected = server.Expected.Entries.Where(entry => entry.Source == source.Id).ToDictionary(entry => new Uri(server.BaseAddress, entry.Path).AbsoluteUri);
        Assert.Equal(expected.Count, document.Entries.Count);
        foreach (var entry in document.Entries)
        {
            var post = expected[entry.Link!];
            Assert.Equal(!source.WithoutIds, entry.HasOwnId);
            if (post.Guid is not null)
                Assert.Equal(post.Guid, entry.Id);
            Assert.Equal(Folded(post.Title ?? ""), Folded(entry.Title ?? ""));
            Assert.Equal(Folded(post.Text), Folded(entry.Content ?? entry.Summary ?? ""));
            Assert.InRange(entry.Published!.Value, Start.AddDays(-31), Start);
        }
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Matches(DemoSource source, DemoPost post)
    {
        var document = new QueryDocument { Title = post.Title, Text = source.Html ? DemoHtml.ToText(post.Text) : post.Text, AuthorName = post.Author };
        return [.. Sets.Value[source.Unit].Match(document, Start).Select(match => match.Id)];
    }

    private static readonly Lazy<Dictionary<string, QuerySet>> Sets = new(() =>
        Read().Config!.Units.ToDictionary(unit => unit.Key, unit => new QuerySet(unit.Value.Queries.ToDictionary(query => query.Key, query => query.Value.Query))));

    private static ListenersResult Read() =>
        ListenersFile.Read(Encoding.UTF8.GetBytes(DemoConfig.Json(Content, new Uri("http://127.0.0.1:4711/"), TimeSpan.FromSeconds(5))), "listeners.json", _ => null);
}
