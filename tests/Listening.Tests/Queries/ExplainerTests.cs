using FsCheck;
using FsCheck.Fluent;
using Listening.Queries;

namespace Listening.Tests.Queries;

/// <summary>Explanations: spans per clause, and changes that are true.</summary>
public sealed class ExplainerTests
{
    public static TheoryData<string, string, string, string> Hints => [.. CaseTable.Read("hints.txt").Select(cells => (cells[0], cells[1], cells[2], cells[3]))];

    [Theory]
    [MemberData(nameof(Hints))]
    public void The_hint_says_how_near_the_document_comes_and_its_rewrite_matches(string text, string document, string hint, string rewrite)
    {
        var query = Parsed(text);
        var read = CaseTable.Document(document);
        var explanation = Explainer.Explain(query, read, CaseTableTests.Now);
        Assert.False(explanation.Matched);
        Assert.Equal(hint, string.Join("; ", explanation.Changes.Select(change => change.Hint ?? "-")));
        Assert.Equal(rewrite, explanation.Rewrite ?? "-");
        if (explanation.Rewrite is not null)
            Assert.NotNull(Matcher.Match(Parsed(explanation.Rewrite), read, CaseTableTests.Now));
    }

    [Fact]
    public void Every_clause_has_its_spans_also_below_near_sentence_atleast_and_first()
    {
        var document = new QueryDocument { Title = "coffee", Text = "Coffee and tea. Later more coffee, milk" };
        var root = Explainer.Explain(Parsed("(coffee NEAR/1 tea) AND (coffee SENTENCE milk) AND ATLEAST/3(coffee) AND FIRST/3(coffee AND NOT milk)"), document, CaseTableTests.Now).Root;
        Assert.True(root.Matched);
        Assert.Equal(["Coffee, tea", "coffee, milk", "coffee, Coffee, coffee", "Coffee"], root.Children.Select(child => Show(document, child)));
        Assert.Equal(["coffee, Coffee, coffee", "tea"], root.Children[0].Children.Select(child => Show(document, child)));
        Assert.Equal("coffee, Coffee, coffee", Show(document, Assert.Single(root.Children[2].Children)));
        var first = Assert.Single(root.Children[3].Children);
        Assert.Equal(["Coffee", ""], first.Children.Select(child => Show(document, child)));
        Assert.False(Assert.Single(first.Children[1].Children).Matched);
    }

    [Fact]
    public void Of_as_few_changes_those_that_can_be_written_are_proposed() =>
        Assert.Equal("tea OR starbucks", Explainer.Explain(Parsed("tea OR starbuks"), new() { Text = "at Starbucks" }, CaseTableTests.Now).Rewrite);

    [Fact]
    public void What_must_not_be_there_is_named_without_a_hint()
    {
        var change = Assert.Single(Explainer.Explain(Parsed("coffee -tea"), new() { Text = "coffee, tea" }, CaseTableTests.Now).Changes);
        Assert.Equal(new ClauseChange("tea", ShouldMatch: false), change);
    }

    [Fact]
    public void Thousands_of_missing_words_are_explained_with_a_bounded_number_of_hints()
    {
        var query = Parsed(string.Join(" AND ", Enumerable.Range(0, 2_000).Select(i => $"coffe{i}")));
        var explanation = Explainer.Explain(query, new() { Text = "coffee5" }, CaseTableTests.Now);
        Assert.Equal(2_000, explanation.Changes.Count);
        Assert.InRange(explanation.Changes.Count(change => change.Hint is not null), 1, 24);
    }

    [Fact]
    public void Explanations_of_random_queries_are_true()
    {
        var (rewritten, changed) = (0, 0);
        Prop.ForAll(Arb.From(QueryGen.Query), Arb.From(QueryGen.Document), (text, document) =>
        {
            var query = Parsed(text);
            var explanation = Explainer.Explain(query, document, CaseTableTests.Now);
            Assert.Equal(Matches(query.Root, document), explanation.Matched);
            Assert.Equal(explanation.Matched, explanation.Changes.Count == 0);
            foreach (var change in explanation.Changes)
            {
                changed++;
                Assert.Equal(!change.ShouldMatch, Matches(Parsed(change.Clause).Root, document));
                if (change.Rewrite is not null)
                    Assert.True(Matches(Parsed(change.Rewrite).Root, document), $"{change.Clause} → {change.Rewrite}");
            }

            if (explanation.Rewrite is null)
                return;
            rewritten++;
            Assert.True(Matches(Parsed(explanation.Rewrite).Root, document), $"{text} → {explanation.Rewrite}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
        Assert.True(rewritten > 50 && changed > 500, $"{rewritten} rewritten, {changed} changes");
    }

    private static bool Matches(QueryNode node, QueryDocument document) => NaiveEvaluator.Matches(node, document, CaseTableTests.Now);

    private static string Show(QueryDocument document, ClauseExplanation clause) =>
        string.Join(", ", clause.Spans.Select(span => (span.Part == QueryPart.Title ? document.Title : document.Text)!.Substring(span.Start, span.Length)));

    private static Query Parsed(string text)
    {
        var result = Query.Parse(text, QueryOptions.Search);
        Assert.True(result.Query is not null, text + "\n" + string.Join("\n", result.Errors.Select(error => QueryErrorText.Render(text, error))));
        return result.Query;
    }
}
