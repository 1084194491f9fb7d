namespace Listening.Queries;

/// <summary>Explains a query against one document.</summary>
public static class Explainer
{
    /// <summary>Which clauses hold and where, and what would make a non-match a match, with hints for the first two dozen clauses. Clauses are taken as
    /// independent of each other.</summary>
    public static QueryExplanation Explain(Query query, QueryDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(document);
        var terms = new TermIndex();
        var compiled = Compiled.Of(query.Root, terms);
        var context = MatchContext.Current;
        context.Begin(context.Tokenize(document), terms, now);
        var root = Explain(compiled, context);
        if (root.Matched)
            return new(root, []);
        var trial = new Trial(document, now);
        var changes = new SmallestChange(new Hints(trial)).Of(root);
        return new(root, [.. changes.Select(change => change.Shown)]) { Rewrite = Rewrite(query.Root, changes, trial) };
    }

    private static string? Rewrite(QueryNode root, IReadOnlyList<NeededChange> changes, Trial trial)
    {
        if (changes.Any(change => change.Hint?.Rewrite is null))
            return null;
        var others = new Dictionary<QueryNode, QueryNode>(ReferenceEqualityComparer.Instance);
        // What stands twice in the tree, as one node or as two, is put in place twice.
        foreach (var change in changes)
            others[change.Node] = change.Hint!.Rewrite!;
        var rewritten = Rewriting.Replace(root, others);
        // The brackets that are added may pass the limit, and a term that is missing here may be excluded there.
        return trial.Matches(rewritten) && Query.Parse(QueryWriter.Write(rewritten), QueryOptions.Search).Query is { } query ? query.ToString() : null;
    }

    private static ClauseExplanation Explain(Compiled compiled, MatchContext context)
    {
        var matched = compiled.Clause.Matches(context);
        var spans = matched ? context.Spans(compiled.Clause) : [];
        var outer = context.TextLimit;
        if (compiled.Node is FirstNode first)
            context.TextLimit = Math.Min(first.Tokens, outer ?? first.Tokens);
        ClauseExplanation[] children = [.. compiled.Children.Select(child => Explain(child, context))];
        context.TextLimit = outer;
        return new(compiled.Node, matched, spans, children);
    }

    private sealed record Compiled(QueryNode Node, Clause Clause, Compiled[] Children)
    {
        internal static Compiled Of(QueryNode node, TermIndex terms) =>
            new(node, ClauseCompiler.Compile(node, terms), [.. Below(node).Select(child => Of(child, terms))]);

        private static IEnumerable<QueryNode> Below(QueryNode node) => node switch
        {
            AndNode and => and.Children,
            OrNode or => or.Children,
            NotNode not => [not.Child],
            ProximityNode near => [near.Left, near.Right],
            AtLeastNode atLeast => [atLeast.Child],
            FirstNode first => [first.Child],
            TextNode or FieldNode => [],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
