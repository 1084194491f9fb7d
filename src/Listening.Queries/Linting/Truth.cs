namespace Listening.Queries;

/// <summary>Clauses that match every document or none. Only what is certain is said.</summary>
internal sealed class Truth(TreeFacts facts, Implication implication)
{
    private const int Title = 1, Text = 2, Author = 4;

    private readonly Dictionary<QueryNode, bool?> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>True for always, false for never, null for neither.</summary>
    internal bool? Of(QueryNode node)
    {
        if (!_known.TryGetValue(node, out var known))
            _known[node] = known = Find(node);
        return known;
    }

    private bool? Find(QueryNode node) => node switch
    {
        AndNode and => and.Children.Any(child => Of(child) == false) || IsEmpty(and.Children) ? false
            : and.Children.All(child => Of(child) == true) ? true : null,
        OrNode or => or.Children.Any(child => Of(child) == true) || IsWhole(or.Children) ? true
            : or.Children.All(child => Of(child) == false) ? false : null,
        NotNode not => !Of(not.Child),
        ProximityNode near => Of(near.Left) == false || Of(near.Right) == false || Parts(near) == 0 ? false : null,
        AtLeastNode atLeast => Of(atLeast.Child) == false ? false : null,
        FirstNode first => Shortest(first.Child) > first.Tokens ? false : Of(first.Child),
        FieldNode { Field: QueryField.Words, Test: FieldTest.Numbers test } => Words(Interval.Of(test)),
        _ => null,
    };

    private bool IsEmpty(EquatableList<QueryNode> children)
    {
        for (var i = 1; i < children.Count; i++)
            for (var j = 0; j < i; j++)
            {
                if (facts.Spent >= TreeFacts.Budget)
                    return false;
                if (implication.Excludes(children[i], children[j]))
                    return true;
            }

        return false;
    }

    // NOT a beside what a implies.
    private bool IsWhole(EquatableList<QueryNode> children)
    {
        foreach (var not in children.OfType<NotNode>())
            foreach (var child in children)
            {
                if (facts.Spent >= TreeFacts.Budget)
                    return false;
                if (implication.Implies(not.Child, child))
                    return true;
            }

        return false;
    }

    // A number of tokens is whole and not negative.
    private static bool? Words(Interval range)
    {
        var least = Math.Max(0, Math.Ceiling(range.From));
        if (least.Equals(range.From) && !range.FromInclusive)
            least++;
        if (least > range.To || (least.Equals(range.To) && !range.ToInclusive))
            return false;
        return least <= 0 && double.IsPositiveInfinity(range.To) ? true : null;
    }

    // The parts in which it can be found.
    private static int Parts(QueryNode node) => node switch
    {
        TextNode text => text.Scope switch { QueryScope.Title => Title, QueryScope.Text => Text, QueryScope.Author => Author, _ => Title | Text },
        ProximityNode near => Parts(near.Left) & Parts(near.Right),
        OrNode or => or.Children.Aggregate(0, (parts, child) => parts | Parts(child)),
        _ => Title | Text | Author,
    };

    // The fewest tokens in which it can match.
    private static int Shortest(QueryNode node) => node switch
    {
        TermNode => 1,
        PhraseNode phrase => phrase.Words.Count,
        NearNode near => Shortest(near.Left) + Shortest(near.Right),
        TogetherNode together => Math.Max(Shortest(together.Left), Shortest(together.Right)),
        AtLeastNode { Child: TermNode } atLeast => atLeast.Count,
        AtLeastNode atLeast => Shortest(atLeast.Child),
        AndNode and => and.Children.Max(Shortest),
        OrNode or => or.Children.Min(Shortest),
        _ => 0,
    };
}
