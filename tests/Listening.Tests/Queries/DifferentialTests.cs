using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Matcher, query set and naive evaluator agree on random queries and documents.</summary>
public sealed class DifferentialTests
{
    private const int QueriesPerDocument = 4;

    /// <summary>How many pairs of a query and a document; <c>LISTENING_TEST_DIFFERENTIAL</c> asks for another number.</summary>
    private static readonly int Pairs = int.TryParse(Environment.GetEnvironmentVariable("LISTENING_TEST_DIFFERENTIAL"), NumberStyles.None, CultureInfo.InvariantCulture, out var pairs) ? pairs : 12_000;

    private static readonly Gen<(string[] Queries, QueryDocument Document)> Meetings =
        from queries in Gen.ArrayOf(QueryGen.Query, QueriesPerDocument)
        from document in QueryGen.Document
        select (queries, document);

    [Fact]
    public void Matcher_query_sets_and_naive_evaluator_agree()
    {
        var (hits, misses) = (0, 0);
        Prop.ForAll(Arb.From(Meetings), meeting =>
        {
            var queries = meeting.Queries.Select((text, i) => (Id: "q" + i, Query: Parsed(text))).ToDictionary(query => query.Id, query => query.Query);
            var found = Agreed(queries, meeting.Document);
            (hits, misses) = (hits + found, misses + queries.Count - found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest((Pairs / QueriesPerDocument) + 1));

        // A run in which nearly nothing or nearly everything matched would prove nothing.
        Assert.True(hits * 4 >= Pairs && misses * 4 >= Pairs, $"{hits} matches, {misses} misses");
    }

    private static int Agreed(Dictionary<string, Query> queries, QueryDocument document)
    {
        var tokens = new TokenizedDocument(document);
        var matches = new QuerySet(queries).MatchTokens(tokens, CaseTableTests.Now);
        var ids = new List<string>();
        new QuerySet(queries).MatchIds(tokens, CaseTableTests.Now, ids);
        Assert.Equal(matches.Select(match => match.Id), ids);
        ids.Clear();
        Changed(queries).MatchIds(tokens, CaseTableTests.Now, ids);
        Assert.Equal(matches.Select(match => match.Id), ids);
        foreach (var (id, query) in queries)
        {
            var expected = NaiveEvaluator.Matches(query.Root, document, CaseTableTests.Now);
            var spans = Matcher.MatchTokens(query, tokens, CaseTableTests.Now);
            Assert.True(expected == spans is not null, $"matcher, should be {expected}: {query.Text}");
            Assert.True(expected == ids.Contains(id), $"set, should be {expected}: {query.Text}");
            Assert.Equal(spans ?? [], matches.SingleOrDefault(match => match.Id == id)?.Spans ?? []);
        }

        return ids.Count;
    }

    // The same queries by way of others that were replaced and removed.
    private static QuerySet Changed(Dictionary<string, Query> queries) =>
        queries.Skip(1).Aggregate(new QuerySet(new Dictionary<string, Query>(queries) { ["q1"] = queries["q2"], ["gone"] = queries["q0"] }), (set, query) => set.With(query.Key, query.Value)).Without("gone");

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
