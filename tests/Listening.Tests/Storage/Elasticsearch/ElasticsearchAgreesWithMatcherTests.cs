using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;
using Listening.Tests.Queries;

namespace Listening.Tests.Storage;

/// <summary>What the translation finds, by the meaning of the query DSL, is what the query matches; where it is only narrowed down, nothing that matches is lost.</summary>
public sealed class ElasticsearchAgreesWithMatcherTests
{
    private const int Documents = 24;
    private const int QueriesPerRound = 60;

    private int _pairs;
    private int _exact;
    private int _questions;
    private int _telling;
    private int _narrowing;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("LISTENING_TEST_DIFFERENTIAL"), out var times) ? 10 * times : 10;

    [Fact]
    public void Random_queries_over_random_mentions()
    {
        var round =
            from mentions in RandomDocuments.Mention.ListOf(Documents)
            from seed in Gen.Choose(0, int.MaxValue)
            select (mentions, seed);
        Prop.ForAll(Arb.From(round), sample => Agree(IndexedSample.Of(sample.mentions), new Random(sample.seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithQuietOnSuccess(true));
        Assert.True(_pairs >= 10_000, $"only {_pairs} pairs");
        Assert.True(_exact * 3 >= _questions && _exact < _questions, $"{_exact} of {_questions} queries are exact");
        // A query that finds all or none says little, and one that is narrowed down to everything is not narrowed down.
        Assert.True(_telling * 3 >= _questions, $"only {_telling} of {_questions} queries told mentions apart");
        Assert.True(_narrowing * 2 >= _questions - _exact, $"only {_narrowing} of {_questions - _exact} inexact queries ruled a mention out");
    }

    private void Agree(IReadOnlyList<IndexedSample> samples, Random random)
    {
        var trees = new RandomQueryTrees(random);
        for (var i = 0; i < QueriesPerRound; i++)
            Agree(samples, trees.Tree(3), new() { ExpandIntervals = random.Next(4) > 0, MaxDepth = random.Next(8) > 0 ? 26 : random.Next(1, 5) });
    }

    private void Agree(IReadOnlyList<IndexedSample> samples, QueryNode tree, TranslationOptions options)
    {
        var translated = ElasticsearchTranslator.Translate(tree, SampleMention.Noon, options);
        var (matched, found) = (0, 0);
        foreach (var sample in samples)
        {
            var expected = NaiveEvaluator.Matches(tree, sample.Document, SampleMention.Noon);
            var actual = sample.Matches(translated.Query);
            var doubted = translated.Doubt is { } doubt && sample.Matches(doubt);
            Assert.True(actual || !expected, $"lost {sample.Json["id"]}: {tree}\n{translated.Query}\n{sample.Json}");
            Assert.True(!actual || expected || doubted || translated.Inexact is not null, $"not exact for {sample.Json["id"]}: {tree}\n{translated.Query}\n{sample.Json}");
            (matched, found) = (matched + (expected ? 1 : 0), found + (actual ? 1 : 0));
        }

        (_pairs, _questions) = (_pairs + samples.Count, _questions + 1);
        _exact += translated.Inexact is null ? 1 : 0;
        _telling += matched > 0 && matched < samples.Count ? 1 : 0;
        _narrowing += translated.Inexact is not null && found < samples.Count ? 1 : 0;
    }
}
