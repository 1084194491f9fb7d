using Listening.Demo;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Tests.Scenarios;

/// <summary>A mention that must be in the store once the whole sample world is heard.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="Post">The post, for messages.</param>
/// <param name="Ids">The ids it may have: a post that two sources list is heard from whichever is polled first.</param>
/// <param name="Title">Folded.</param>
/// <param name="Text">As it finally reads, folded.</param>
/// <param name="Queries">In ordinal order.</param>
internal sealed record ExpectedMention(string Unit, DemoReference Post, IReadOnlyList<string> Ids, string Title, string Text, IReadOnlyList<string> Queries)
{
    /// <summary>The written world through the product's own reader and matcher.</summary>
    public static IReadOnlyList<ExpectedMention> Of(SampleWorld world, ScenarioFolder folder)
    {
        var config = ListenersFile.Read(folder.Config, _ => null).Config!;
        var queries = config.Units.ToDictionary(unit => unit.Key, unit => new QuerySet(unit.Value.Queries.ToDictionary(query => query.Key, query => query.Value.Query)));
        return
        [
            .. world.Server.Content.Sources.SelectMany(source => OfSource(world.Server, source, queries[source.Unit]))
                .Where(mention => mention.Queries.Count > 0)
                .GroupBy(mention => (mention.Unit, mention.Post))
                .Select(listings => listings.First() with { Ids = [.. listings.SelectMany(listing => listing.Ids)] }),
        ];
    }

    public static string Folded(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<ExpectedMention> OfSource(DemoServer server, DemoSource source, QuerySet queries)
    {
        var address = new Uri(server.BaseAddress, DemoAddress.Feed(source));
        var document = FeedDocuments.Write(server.World.Listing(source, server.World.End, edited: server.World.End));
        var ids = FeedParser.Parse(document, new FeedContext { Address = address, ContentType = FeedDocuments.MediaType(source.Format) }, CancellationToken.None)
            .Document!.Entries.ToDictionary(entry => entry.Link!, entry => Id(source, entry));
        foreach (var (entry, post) in server.Expected.Entries.Where(entry => entry.Source == source.Id).Zip(source.Posts))
        {
            var read = new QueryDocument { Title = entry.Title, Text = entry.Text, AuthorName = post.Author };
            var matches = queries.Match(read, server.Start).Select(match => match.Id).Order(StringComparer.Ordinal);
            yield return new(source.Unit, post.Identity, [ids[new Uri(server.BaseAddress, entry.Path).AbsoluteUri]], Folded(entry.Title), Folded(entry.Text), [.. matches]);
        }
    }

    private static string Id(DemoSource source, FeedEntry entry)
    {
        var identity = EntryIdentity.Of(entry);
        return MentionIdentity.MentionId(source.Unit, source.Id, identity.Kind, identity.Narrow);
    }
}
