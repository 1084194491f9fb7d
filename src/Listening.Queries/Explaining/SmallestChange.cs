namespace Listening.Queries;

/// <summary>A clause that has to turn out differently.</summary>
internal sealed record NeededChange(QueryNode Node, bool To, Hint? Hint)
{
    internal ClauseChange Shown => new(QueryWriter.Write(Node), To) { Hint = Hint?.Text, Rewrite = Hint?.Rewrite is { } rewrite ? QueryWriter.Write(rewrite) : null };
}

/// <summary>Finds the fewest clauses that would have to turn out differently; of as few, those that can be rewritten.</summary>
internal sealed class SmallestChange(Hints hints)
{
    internal IReadOnlyList<NeededChange> Of(ClauseExplanation root) => Changes(root, to: true);

    private List<NeededChange> Changes(ClauseExplanation clause, bool to)
    {
        if (clause.Matched == to)
            return [];
        return clause.Node switch
        {
            NotNode => Changes(clause.Children[0], !to),
            AndNode => to ? All(clause, to) : Fewest(clause, to),
            OrNode => to ? Fewest(clause, to) : All(clause, to),
            _ => [new(clause.Node, to, to ? hints.Of(clause.Node) : null)],
        };
    }

    private List<NeededChange> All(ClauseExplanation clause, bool to) => [.. clause.Children.SelectMany(child => Changes(child, to))];

    private List<NeededChange> Fewest(ClauseExplanation clause, bool to) =>
        clause.Children.Select(child => Changes(child, to)).MinBy(changes => (changes.Count, changes.Count(change => change.Hint?.Rewrite is null)))!;
}
