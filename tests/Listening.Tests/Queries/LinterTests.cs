using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Advice about valid queries: Data/queries/lints.txt, and that none of it is ever wrong.</summary>
public sealed class LinterTests
{
    private static readonly string[] Atoms =
    [
        "coffee", "tea", "cafe", "café", "#coffee", "coff*", "{Coffee}", "coffee~1", "\"north roast\"", "north", "roast", "title:coffee", "text:coffee", "title:tea", "coffee NEAR/2 tea", "coffee NEAR tea",
        "tea NEAR/2 coffee", "coffee ONEAR/1 tea", "coffee SENTENCE tea", "coffee PARAGRAPH tea", "title:coffee NEAR text:tea", "ATLEAST/2(coffee)", "ATLEAST/3(coffee)", "ATLEAST/1(tea)", "FIRST/3(coffee)",
        "FIRST/9(coffee)", "FIRST/3(coffee -tea)", "FIRST/1(\"north roast\")", "lang:pt", "lang:en", "lang:pt*", "rating:>3", "rating:<2", "rating:[2 TO 4]", "words:>=0", "words:>5", "words:<0", "site:bbc.co.uk",
        "site:news.bbc.co.uk", "published:-7d", "published:<-7d", "published:-1d", "published:2026-11-01", "published:2026-11-02", "(coffee OR tea)", "(coffee AND tea)", "-tea", "-coffee", "NOT lang:en",
    ];

    private static readonly Gen<string> Clauses =
        from count in Gen.Choose(2, 4)
        from sign in Gen.Elements(" AND ", " OR ")
        from inner in Gen.ArrayOf(Gen.Elements(Atoms), count)
        from nots in Gen.ArrayOf(Gen.Elements("", "", "", "NOT "), count)
        select $"({string.Join(sign, inner.Zip(nots, (atom, not) => not + $"({atom})"))})";

    private static readonly Gen<string> Queries =
        from parts in Gen.ArrayOf(Clauses, 2)
        from sign in Gen.Elements(" AND ", " OR ", " AND NOT ")
        select string.Join(sign, parts);

    public static TheoryData<string, string> Cases => [.. CaseTable.Read("lints.txt").Select(cells => (cells[0], cells[1]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Advice_is_given_for(string query, string expected)
    {
        var parsed = Query.Parse(query, QueryOptions.Search);
        Assert.Empty(parsed.Errors);
        var found = parsed.Query!.Lint.Select(lint => $"{lint.Code} {query.Substring(lint.Position.Start, lint.Position.Length)}");
        Assert.Equal(expected, found.Any() ? string.Join(", ", found) : "-");
    }

    [Fact]
    public void Advice_is_never_wrong()
    {
        var seen = new Dictionary<string, int>();
        Prop.ForAll(Arb.From(from query in Queries from documents in Gen.ArrayOf(QueryGen.Document, 3) select (query, documents)), pair =>
        {
            var root = Query.Parse(pair.query, QueryOptions.Search).Query!.Root;
            foreach (var (lint, node) in QueryLinter.Look(root).Found)
            {
                seen[lint.Code] = seen.GetValueOrDefault(lint.Code) + 1;
                foreach (var document in pair.documents)
                    Assert.True(Holds(lint.Code, node, root, document), $"{lint.Code} {node}: {pair.query}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

        Assert.All(["never-true", "always-true", "not-never-matters", "absorbed-clause", "repeated-term"], code => Assert.True(seen.GetValueOrDefault(code) > 50, code));
    }

    [Fact]
    public void The_linter_works_within_its_budget()
    {
        foreach (var query in new[]
        {
            string.Join(" OR ", Enumerable.Range(0, 4_000).Select(i => $"word{i}")),
            string.Join(" AND ", Enumerable.Range(0, 2_400).Select(i => $"-word{i}")),
            string.Join(" OR ", Enumerable.Range(0, 1_200).Select(i => $"(a{i} AND NOT b{i})")),
            string.Join(" AND ", Enumerable.Range(0, 40).Select(_ => $"({string.Join(" OR ", Enumerable.Range(0, 100).Select(i => $"word{i}"))})")),
            string.Join(" OR ", Enumerable.Repeat("same", 4_900)),
        })
        {
            var parsed = Query.Parse(query, QueryOptions.Search);
            Assert.Empty(parsed.Errors);
            Assert.InRange(QueryLinter.Look(parsed.Query!.Root).Spent, 0, TreeFacts.Budget + QueryLimits.Nodes);
        }
    }

    [Fact]
    public void The_cost_tells_dear_from_cheap()
    {
        var cheap = Query.Parse("\"north roast\" AND coffee", QueryOptions.Search).Query!.Cost;
        var dear = Query.Parse(string.Join(" OR ", Enumerable.Range(0, 500).Select(i => $"brand{i}~2")) + " OR coffee", QueryOptions.Search).Query!.Cost;
        Assert.False(cheap.OverBudget);
        Assert.True(dear.OverBudget);
        Assert.IsType<FuzzyNode>(dear.Dearest);
        Assert.InRange(cheap.MatchShare, 0, dear.MatchShare);
        Assert.Equal(2, Query.Parse("coffee AND tea", QueryOptions.Search).Query!.Cost.Work);
    }

    [Theory]
    [InlineData("the", 0.9, 1)]
    [InlineData("und", 0.6, 1)]
    [InlineData("time", 0.01, 0.2)]
    [InlineData("roastery", 0, 0.01)]
    [InlineData("NOT roastery", 0.99, 1)]
    public void The_share_of_what_matches_is_of_the_right_size(string query, double least, double most) =>
        Assert.InRange(Query.Parse(query, QueryOptions.Search).Query!.Cost.MatchShare, least, most);

    private static bool Holds(string code, QueryNode node, QueryNode root, QueryDocument document) => code switch
    {
        "never-true" => !NaiveEvaluator.Matches(node, document, CaseTableTests.Now),
        "always-true" => NaiveEvaluator.Matches(node, document, CaseTableTests.Now),
        _ => NaiveEvaluator.Matches(root, document, CaseTableTests.Now) == NaiveEvaluator.Matches(Without(root, node), document, CaseTableTests.Now),
    };

    private static QueryNode Without(QueryNode tree, QueryNode gone) => tree switch
    {
        AndNode and => QueryTree.And(and.Children.Where(child => !ReferenceEquals(child, gone)).Select(child => Without(child, gone)))!,
        OrNode or => QueryTree.Or(or.Children.Where(child => !ReferenceEquals(child, gone)).Select(child => Without(child, gone)))!,
        NotNode not => not with { Child = Without(not.Child, gone) },
        FirstNode first => first with { Child = Without(first.Child, gone) },
        _ => tree,
    };
}
