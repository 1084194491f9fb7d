using System.Text.Json.Nodes;
using Listening.Queries;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Queries;

namespace Listening.Tests.Storage;

/// <summary>Compares translations with the meaning of their trees, and counts what the comparison is worth.</summary>
internal sealed class Agreement(DateTimeOffset now)
{
    private int _pairs;
    private int _exact;
    private int _questions;
    private int _telling;
    private int _narrowing;

    public void Check(IReadOnlyList<IndexedSample> samples, QueryNode tree, TranslationOptions options)
    {
        var translated = ElasticsearchTranslator.Translate(tree, now, options);
        var (matched, found) = (0, 0);
        foreach (var sample in samples)
        {
            var expected = NaiveEvaluator.Matches(tree, sample.Document, now);
            var actual = sample.Matches(translated.Query);
            Assert.True(actual || !expected, Told("lost", tree, translated.Query, sample));
            Assert.True(!actual || expected || translated.Inexact is not null || (translated.Doubt is { } doubt && sample.Matches(doubt)), Told("not exact", tree, translated.Query, sample));
            (matched, found) = (matched + (expected ? 1 : 0), found + (actual ? 1 : 0));
        }

        (_pairs, _questions) = (_pairs + samples.Count, _questions + 1);
        _exact += translated.Inexact is null ? 1 : 0;
        _telling += matched > 0 && matched < samples.Count ? 1 : 0;
        _narrowing += translated.Inexact is not null && found < samples.Count ? 1 : 0;
    }

    /// <summary>A query that finds all or none says little, and one that is narrowed down to everything is not narrowed down.</summary>
    public void IsWorthSomething()
    {
        Assert.True(_pairs >= 10_000, $"only {_pairs} pairs");
        Assert.True(_exact * 8 >= _questions && _exact < _questions, $"{_exact} of {_questions} queries are exact");
        Assert.True(_telling * 4 >= _questions, $"only {_telling} of {_questions} queries told mentions apart");
        Assert.True(_narrowing * 4 >= _questions - _exact, $"only {_narrowing} of {_questions - _exact} inexact queries ruled a mention out");
    }

    private static string Told(string fault, QueryNode tree, JsonObject query, IndexedSample sample) => $"{fault}: {new Query("", tree, [])}\n{query}\n{sample.Json}";
}
