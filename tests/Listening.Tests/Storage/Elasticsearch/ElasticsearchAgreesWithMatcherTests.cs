using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;
using Listening.Queries;
using Listening.Tests.Contracts;
using Listening.Tests.Queries;

namespace Listening.Tests.Storage;

/// <summary>What the translation finds, by the meaning of the query DSL, is what the query matches; where it is only narrowed down, nothing that matches is lost.</summary>
public sealed class ElasticsearchAgreesWithMatcherTests
{
    private const int Documents = 24;
    private const int QueriesPerRound = 50;

    private const int Pairs = 12_000;

    /// <summary>Rounds for so many pairs of a query and a document as <c>LISTENING_TEST_DIFFERENTIAL</c> asks for, and never for fewer than the suite's.</summary>
    private static Config Rounds
    {
        get
        {
            var asked = int.TryParse(Environment.GetEnvironmentVariable("LISTENING_TEST_DIFFERENTIAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs : Pairs;
            return Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Math.Max(asked, Pairs) / (Documents * QueriesPerRound));
        }
    }

    [Fact]
    public void Random_trees_over_random_mentions()
    {
        var agreement = new Agreement(SampleMention.Noon);
        var round =
            from mentions in RandomDocuments.Mention.ListOf(Documents)
            from seed in Gen.Choose(0, int.MaxValue)
            select (mentions, seed);
        Prop.ForAll(Arb.From(round), sample =>
        {
            var (samples, random) = (IndexedSample.Of(sample.mentions), new Random(sample.seed));
            var trees = new RandomQueryTrees(random);
            for (var i = 0; i < QueriesPerRound; i++)
                agreement.Check(samples, trees.Tree(3), new() { ExpandIntervals = random.Next(4) > 0, MaxDepth = random.Next(8) > 0 ? 18 : random.Next(1, 5) });
        }).Check(Rounds);
        agreement.IsWorthSomething();
    }

    [Fact]
    public void Queries_as_people_write_them()
    {
        var agreement = new Agreement(CaseTableTests.Now);
        var round =
            from documents in QueryGen.Document.ListOf(Documents)
            from queries in QueryGen.Query.ListOf(QueriesPerRound)
            select (documents, queries);
        Prop.ForAll(Arb.From(round), sample =>
        {
            var samples = IndexedSample.Of(sample.documents.Select(Mention));
            foreach (var text in sample.queries)
                agreement.Check(samples, Query.Parse(text, QueryOptions.Search).Query!.Root, new());
        }).Check(Rounds.WithStartSize(3).WithEndSize(14));
        agreement.IsWorthSomething();
    }

    private static Mention Mention(QueryDocument document) => SampleMention.Of("x") with
    {
        Title = document.Title,
        Text = document.Text,
        Author = new() { Name = document.AuthorName, Handle = document.AuthorHandle },
        Site = document.Site,
        Url = document.Url,
        Links = document.Links,
        Language = document.Language ?? "und",
        Rating = document.Rating,
        Published = document.Published,
        Heard = document.Heard ?? CaseTableTests.Now,
        Sentiment = document.SentimentLabel is { } label ? new() { Label = label, Score = (float)document.SentimentScore.GetValueOrDefault() } : null,
        Tags = document.Tags,
        Categories = document.Categories,
        Workflow = document.Status is { } status ? new() { Status = status } : null,
        Source = new() { Id = "press", Kind = "feed", Title = document.SourceTitle },
        Flags = document.Flags,
    };
}
