namespace Listening.Queries;

/// <summary>Explains a query against one document.</summary>
public static class Explainer
{
    /// <summary>Which clauses hold and where, and what would make a non-match a match. Clauses are taken as independent of each other.</summary>
    public static QueryExplanation Explain(Query query, QueryDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        var terms = new TermIndex();
        var compiled = Compiled.Of(query.Root, terms);
        var context = MatchContext.Current;
        context.Begin(context.Tokenize(document), terms, now);
        var root = Explain(compiled, context);
        return new(root, root.Matched ? [] : Changes(root, to: true));
    }

    private static ClauseExplanation Explain(Compiled compiled, MatchContext context)
    {
        var matched = compiled.Clause.Matches(context);
        return new(compiled.Node, matched, matched ? context.Spans(compiled.Clause) : [], [.. compiled.Children.Select(child => Explain(child, context))]);
    }

    private static IReadOnlyList<ClauseChange> Changes(ClauseExplanation clause, bool to)
    {
        if (clause.Matched == to)
            return [];
        return clause.Node switch
        {
            NotNode => Changes(clause.Children[0], !to),
            AndNode => to ? All(clause, to) : Fewest(clause, to),
            OrNode => to ? Fewest(clause, to) : All(clause, to),
            _ => [new(clause.Text, to)],
        };
    }

    private static List<ClauseChange> All(ClauseExplanation clause, bool to) => [.. clause.Children.SelectMany(child => Changes(child, to))];

    private static IReadOnlyList<ClauseChange> Fewest(ClauseExplanation clause, bool to) => clause.Children.Select(child => Changes(child, to)).MinBy(changes => changes.Count)!;

    private sealed record Compiled(QueryNode Node, Clause Clause, Compiled[] Children)
    {
        internal static Compiled Of(QueryNode node, TermIndex terms) =>
            new(node, ClauseCompiler.Compile(node, terms), [.. Below(node).Select(child => Of(child, terms))]);

        private static IEnumerable<QueryNode> Below(QueryNode node) => node switch
        {
            AndNode and => and.Children,
            OrNode or => or.Children,
            NotNode not => [not.Child],
            _ => [],
        };
    }
}
