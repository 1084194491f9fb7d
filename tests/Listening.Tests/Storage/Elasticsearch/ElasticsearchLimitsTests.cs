using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Contracts;
using Listening.Tests.Queries;

namespace Listening.Tests.Storage;

/// <summary>What a server limits is an error or left to the matcher, never a loss.</summary>
public sealed class ElasticsearchLimitsTests
{
    private static readonly string LongValue = new string('x', 9_000) + "end";

    [Fact]
    public void Thousands_of_words_are_two_clauses()
    {
        var words = new OrNode { Children = new(Enumerable.Range(0, 4_000).Select(number => (QueryNode)new WordNode { Folded = "w" + number })) };
        var query = Translate(words).Query;
        Assert.Equal(["title_tokens", "text_tokens"], ((JsonArray)query["bool"]!["should"]!).Select(clause => Assert.Single((JsonObject)clause!["terms"]!).Key));
    }

    [Fact]
    public void More_clauses_than_a_server_takes_are_one_clear_error()
    {
        var patterns = new OrNode { Children = new(Enumerable.Range(0, 501).Select(number => (QueryNode)new PatternNode { Folded = $"w?{number}" })) };
        Assert.Contains("1,002 parts", Assert.Throws<QueryNotServedException>(() => Translate(patterns)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alternation_deeper_than_a_server_nests_is_left_to_the_matcher()
    {
        QueryNode tree = new WordNode { Folded = "w0" };
        for (var i = 1; i < 64; i++)
        {
            var word = new WordNode { Folded = "w" + i };
            tree = (i % 3) switch
            {
                0 => new AndNode { Children = new([word, tree]) },
                1 => new OrNode { Children = new([word, tree]) },
                _ => new NotNode { Child = new OrNode { Children = new([new AndNode { Children = new([word, tree]) }, word with { Folded = "v" + i }]) } },
            };
        }

        var translated = Translate(tree);
        Assert.InRange(Depth(translated.Query), 12, 18);
        Assert.NotNull(translated.Inexact);
        var samples = IndexedSample.Of(Enumerable.Range(0, 200).Select(seed => SampleMention.Of("x", Words(new Random(seed)))));
        Assert.All(samples, sample => Assert.True(sample.Matches(translated.Query) || !NaiveEvaluator.Matches(tree, sample.Document, SampleMention.Noon)));
        Assert.Contains(samples, sample => !sample.Matches(translated.Query));
        Assert.Contains(samples, sample => NaiveEvaluator.Matches(tree, sample.Document, SampleMention.Noon));
    }

    [Fact]
    public void And_and_or_that_alternate_thirty_times_are_exact()
    {
        QueryNode tree = new WordNode { Folded = "w0", Scope = QueryScope.Text };
        for (var i = 1; i <= 30; i++)
        {
            QueryNode[] children = [new PatternNode { Folded = "w?" + i, Scope = QueryScope.Text }, tree];
            tree = i % 2 == 0 ? new AndNode { Children = new(children) } : new OrNode { Children = new(children) };
        }

        var translated = Translate(tree);
        Assert.Null(translated.Inexact);
        Assert.InRange(Depth(translated.Query), 10, 18);
    }

    public static TheoryData<string, bool, bool> LongTests => new()
    {
        { LongValue, true, true },
        { LongValue + "y", false, true },
        { LongValue[..8_500], false, true },
        { "xxx*", true, true },
        { "y*", false, true },
        { "x*end", true, false },
        { "x*dne", true, false },
        { "*zzz*", true, false },
        { new string('x', 5_000) + "*", true, false },
        { "z" + new string('x', 5_000) + "*", false, false },
    };

    [Theory]
    [MemberData(nameof(LongTests))]
    public void A_value_too_long_for_a_term_is_found(string value, bool found, bool exact)
    {
        FieldTest test = value.Contains('*', StringComparison.Ordinal) ? new FieldTest.Pattern(value) : new FieldTest.Exact(value);
        var translated = Translate(new FieldNode { Field = QueryField.Tag, Test = test });
        var sample = IndexedSample.Of([SampleMention.Of("x") with { Tags = [LongValue] }])[0];
        Assert.Equal(found, sample.Matches(translated.Query));
        Assert.Equal(exact, translated.Inexact is null && !(translated.Doubt is { } doubt && sample.Matches(doubt)));
        Assert.False(translated.Doubt is { } other && IndexedSample.Of([SampleMention.Of("x") with { Categories = [LongValue] }])[0].Matches(other));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6_500)]
    [InlineData(7_000)]
    [InlineData(7_999)]
    [InlineData(14_500)]
    public void A_substring_is_found_wherever_it_stands_in_a_long_address(int at)
    {
        var needle = new string('n', 999) + "👍";
        var address = string.Concat(Enumerable.Repeat("👍", 20_000)).Insert(at - (at % 2), needle);
        var translated = Translate(new FieldNode { Field = QueryField.Url, Test = new FieldTest.Contains(needle[..^2]) });
        Assert.Null(translated.Inexact);
        Assert.True(IndexedSample.Of([SampleMention.Of("x") with { Url = address }])[0].Matches(translated.Query));
        Assert.False(IndexedSample.Of([SampleMention.Of("x") with { Url = address.Replace("nnnnn", "nnnn", StringComparison.Ordinal) }])[0].Matches(translated.Query));
    }

    [Fact]
    public void A_longer_substring_is_looked_for_by_its_beginning()
    {
        var translated = Translate(new FieldNode { Field = QueryField.Link, Test = new FieldTest.Contains(new string('n', 1_001)) });
        Assert.NotNull(translated.Inexact);
        Assert.True(IndexedSample.Of([SampleMention.Of("x") with { Links = [new string('n', 20_000)] }])[0].Matches(translated.Query));
    }

    [Fact]
    public void Values_that_json_cannot_tell_apart_are_verified()
    {
        var samples = IndexedSample.Of(["\uFFFD", "a"], tag => SampleMention.Of("x") with { Tags = [tag] });
        foreach (var value in new[] { "\uD800", "\uFFFD" })
        {
            var translated = Translate(new FieldNode { Field = QueryField.Tag, Test = new FieldTest.Exact(value) });
            Assert.NotNull(translated.Inexact);
            Assert.Equal([true, false], samples.Select(sample => sample.Matches((JsonObject)JsonNode.Parse(translated.Query.ToJsonString())!)));
        }
    }

    [Fact]
    public void What_a_server_may_refuse_is_named()
    {
        var prefix = new WordNode { Folded = "roa", Prefix = true };
        var phrase = new PhraseNode { Words = new([prefix, new WordNode { Folded = "tea" }]) };
        Assert.Equal([new(prefix, HazardKind.IntervalExpansion)], Translate(phrase).Hazards);
        Assert.Empty(Translate(prefix).Hazards);

        var cautious = ElasticsearchTranslator.Translate(phrase, SampleMention.Noon, new() { ExpandIntervals = false });
        Assert.Empty(cautious.Hazards);
        Assert.Same(phrase, cautious.Inexact);
        Assert.DoesNotContain("intervals", cautious.Query.ToJsonString(), StringComparison.Ordinal);

        var pattern = new PatternNode { Folded = "?oa*t?" };
        Assert.Equal([HazardKind.TermScan, HazardKind.LargeAutomaton], Translate(pattern).Hazards.Select(hazard => hazard.Kind));
        Assert.Equal([HazardKind.TermScan], Translate(new FieldNode { Field = QueryField.Url, Test = new FieldTest.Contains("a") }).Hazards.Select(hazard => hazard.Kind));
    }

    private static ElasticsearchQuery Translate(QueryNode tree) => ElasticsearchTranslator.Translate(tree, SampleMention.Noon, new());

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, 64).SelectMany(i => new[] { "w" + i, "v" + i }).Where(_ => random.Next(2) == 0));

    private static int Depth(JsonObject query) => query["bool"] is not JsonObject content
        ? 1
        : 1 + content.Where(part => part.Value is JsonArray).SelectMany(part => (JsonArray)part.Value!).Max(clause => Depth((JsonObject)clause!));
}
