using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Matcher, query set and naive evaluator agree on random queries and documents.</summary>
public sealed class DifferentialTests
{
    private static readonly Gen<(string[] Queries, QueryDocument Document)> Pairs =
        from queries in Gen.ArrayOf(QueryGen.Query, 4)
        from document in QueryGen.Document
        select (queries, document);

    [Fact]
    public void Matcher_query_set_and_naive_evaluator_agree()
    {
        var (hits, misses) = (0, 0);
        Prop.ForAll(Arb.From(Pairs), pair =>
        {
            var queries = pair.Queries.Select((text, i) => (Id: "q" + i, Query: Parsed(text))).ToDictionary(query => query.Id, query => query.Query);
            var matches = new QuerySet(queries).Match(pair.Document, CaseTableTests.Now);
            Assert.Equal(matches.Select(match => match.Id), matches.Select(match => match.Id).Order(StringComparer.Ordinal));
            foreach (var (id, query) in queries)
            {
                var expected = NaiveEvaluator.Matches(query.Root, pair.Document, CaseTableTests.Now);
                var spans = Matcher.Match(query, pair.Document, CaseTableTests.Now);
                Assert.True(expected == spans is not null, $"matcher: {query.Text}");
                Assert.True(expected == matches.Any(match => match.Id == id), $"set: {query.Text}");
                Assert.Equal(spans ?? [], matches.SingleOrDefault(match => match.Id == id)?.Spans ?? []);
                hits += expected ? 1 : 0;
                misses += expected ? 0 : 1;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

        // A run in which nearly nothing or nearly everything matched would prove nothing.
        Assert.True(hits > 400 && misses > 400, $"{hits} matches, {misses} misses");
    }

    [Fact]
    public void The_canonical_text_parses_back_to_an_equal_tree() =>
        Prop.ForAll(Arb.From(QueryGen.Query), text =>
        {
            var query = Parsed(text);
            var again = Parsed(query.ToString());
            Assert.Equal(query.Root, again.Root);
            Assert.Equal(query.ToString(), again.ToString());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Prop.ForAll(Arb.From(Soup), text =>
        {
            var result = Query.Parse(text, QueryOptions.Listening);
            Assert.True(result.Query is null ? result.Errors.Count > 0 : result.Errors.Count == 0);
            Assert.All(result.Errors, error => Assert.InRange(error.Position.Start, 0, text.Length));
            Assert.All(result.Query?.Lint ?? [], lint => Assert.InRange(lint.Position.Start + lint.Position.Length, 0, text.Length));
            if (result.Query is { } query)
                Assert.Equal(query.Root, Query.Parse(query.ToString(), QueryOptions.Listening).Query?.Root);
            Assert.All(result.Errors, error => Assert.Contains('^', QueryErrorText.Render(text, error)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static Gen<string> Soup =>
        from count in Gen.Choose(0, 24)
        from pieces in Gen.ArrayOf(
            Gen.Elements(
                "(", ")", "\"", "“", "AND", "OR", "NOT", "-", " ", " ", "coffee", "lang:", "title:", "site:", "words:", "[", "]", "{", "}", "TO", "*", "?", "~1", "NEAR/4", "FIRST/3", "//", "<<<", ">>>",
                "\n", "published:", "-7d", ">=", "<", "5", "\\", "#", "@", "list:x", "foo:", "\uD800", "\u0301", "👍🏽", "東", "'", ".", ",", "\t", "ATLEAST/2", "SENTENCE", "has:",
                "NEAR", "ONEAR/3", "NEAR/2f", "NEAR/999", "PARAGRAPH", "FIRST/3(", "ATLEAST/2(", "FIRST(", "cof?ee", "coff*e", "{Coffee}", "{", "tea~2", "~", "title:(", "query:x", "\uA000", "\uA001", "*️⃣", "near", "a"),
            count)
        select string.Concat(pieces);

    private static Query Parsed(string text)
    {
        var result = Query.Parse(text, QueryOptions.Search);
        Assert.True(result.Query is not null, text + "\n" + string.Join("\n", result.Errors.Select(error => QueryErrorText.Render(text, error))));
        return result.Query;
    }
}
