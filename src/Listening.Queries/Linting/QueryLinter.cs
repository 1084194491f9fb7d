namespace Listening.Queries;

/// <summary>Looks over a whole tree for clauses that do nothing, cannot match, always match, flood or cost too much. The advice is sound: where it is not certain, nothing is said.</summary>
internal sealed class QueryLinter
{
    private readonly TreeFacts _facts = new();
    private readonly Implication _implication;
    private readonly Truth _truth;
    private readonly List<(QueryLint Lint, QueryNode Node)> _found = [];

    private QueryLinter()
    {
        _implication = new(_facts);
        _truth = new(_facts, _implication);
    }

    /// <summary>Comparisons of two clauses that the advice took.</summary>
    internal int Spent => _facts.Spent;

    /// <summary>The advice with the clauses that it is about.</summary>
    internal IReadOnlyList<(QueryLint Lint, QueryNode Node)> Found => _found;

    /// <summary>Looks over a tree.</summary>
    internal static QueryLinter Look(QueryNode root)
    {
        var linter = new QueryLinter();
        linter.Visit(root);
        return linter;
    }

    /// <summary>What was noticed while reading, and all advice about the tree, by position.</summary>
    internal static IEnumerable<QueryLint> All(QueryNode root, IEnumerable<QueryLint> noticed) => noticed
        .Concat(Look(root).Found.Select(found => found.Lint)).Concat(CostLints.Of(root))
        .DistinctBy(lint => (lint.Code, lint.Position.Start, lint.Position.Length)).OrderBy(lint => lint.Position.Start);

    private void Visit(QueryNode node)
    {
        var children = Children(node);
        if (_truth.Of(node) is { } truth && children.All(child => _truth.Of(child) is null))
            Add(truth ? "always-true" : "never-true", truth ? "This matches everything." : Never(node), node);
        if (node is AndNode or OrNode && _truth.Of(node) is null)
            Group(children, node is AndNode);
        foreach (var child in children)
            Visit(child);
    }

    private void Group(IReadOnlyList<QueryNode> children, bool and)
    {
        var kept = new List<QueryNode>(children.Count);
        foreach (var same in children.GroupBy(_facts.Hash))
            foreach (var child in same)
            {
                if (same.TakeWhile(other => !ReferenceEquals(other, child)).Any(other => _facts.Same(other, child)))
                    Add("repeated-term", "This stands here a second time.", child);
                else
                    kept.Add(child);
            }

        kept.RemoveAll(child => _truth.Of(child) is not null);
        for (var i = 0; i < kept.Count; i++)
            for (var j = 0; j < kept.Count; j++)
            {
                if (_facts.Spent >= TreeFacts.Budget)
                    return;
                if (i != j)
                    Pair(kept, i, j, and);
            }
    }

    private void Pair(List<QueryNode> children, int other, int index, bool and)
    {
        var (beside, child) = (children[other], children[index]);
        // Of two clauses that say the same the second is spare, not both.
        if (!(and ? _implication.Implies(beside, child) : _implication.Implies(child, beside)))
            return;
        if (other > index && (and ? _implication.Implies(child, beside) : _implication.Implies(beside, child)))
            return;
        if (and && child is NotNode)
            Add("not-never-matters", "This NOT changes nothing: what it excludes cannot occur here anyway.", child);
        else
            Add("absorbed-clause", and ? "This changes nothing: another clause beside it demands more." : "This changes nothing: another clause beside it finds all of it.", child);
    }

    private static string Never(QueryNode node) => node switch
    {
        AndNode => "This can never match: its clauses exclude each other.",
        ProximityNode => "This can never match: its sides are looked for in different parts.",
        FirstNode => "This can never match: it needs more tokens than are looked at.",
        _ => "This can never match.",
    };

    private void Add(string code, string message, QueryNode node) => _found.Add((new(code, message, node.Position), node));

    private static IReadOnlyList<QueryNode> Children(QueryNode node) => node switch
    {
        AndNode and => and.Children,
        OrNode or => or.Children,
        NotNode not => [not.Child],
        ProximityNode near => [near.Left, near.Right],
        AtLeastNode atLeast => [atLeast.Child],
        FirstNode first => [first.Child],
        _ => [],
    };
}
