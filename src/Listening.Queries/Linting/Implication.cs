namespace Listening.Queries;

/// <summary>What one clause says about another, whatever the document. Only what is certain is said: false means "not known".</summary>
internal sealed class Implication(TreeFacts facts)
{
    /// <summary>True where every document that matches the first matches the second.</summary>
    internal bool Implies(QueryNode a, QueryNode b)
    {
        if (!facts.Take())
            return false;
        return facts.Same(a, b) || Parts(a, b) || Whole(a, b);
    }

    /// <summary>True where no document matches both.</summary>
    internal bool Excludes(QueryNode a, QueryNode b)
    {
        if (!facts.Take())
            return false;
        return (a, b) switch
        {
            (FieldNode left, FieldNode right) => FieldImplication.Excludes(left, right),
            (AndNode and, _) => and.Children.Any(child => Excludes(child, b)),
            (_, AndNode and) => and.Children.Any(child => Excludes(a, child)),
            (OrNode or, _) => or.Children.All(child => Excludes(child, b)),
            (_, OrNode or) => or.Children.All(child => Excludes(a, child)),
            (_, NotNode not) => Implies(a, not.Child),
            (NotNode not, _) => Implies(b, not.Child),
            _ => false,
        };
    }

    // Takes groups apart.
    private bool Parts(QueryNode a, QueryNode b) => (a, b) switch
    {
        (OrNode or, _) => or.Children.All(child => Implies(child, b)),
        (_, AndNode and) => and.Children.All(child => Implies(a, child)),
        (NotNode left, NotNode right) => Implies(right.Child, left.Child),
        (_, OrNode or) when or.Children.Any(child => Implies(a, child)) => true,
        (AndNode and, _) => and.Children.Any(child => Implies(child, b)),
        (_, NotNode not) => Excludes(a, not.Child),
        (_, AtLeastNode { Count: 1 } one) => Implies(a, one.Child),
        _ => false,
    };

    private bool Whole(QueryNode a, QueryNode b) => (a, b) switch
    {
        (TermNode left, TermNode right) => TermImplication.Implies(left, right),
        (PhraseNode phrase, TextNode right) => TermImplication.Implies(phrase, right),
        (FieldNode left, FieldNode right) => FieldImplication.Implies(left, right),
        (NearNode left, NearNode right) when IsWithin(left, right) => true,
        (TogetherNode { Paragraph: false } left, TogetherNode { Paragraph: true } right) when SameSides(left, right) => true,
        (ProximityNode near, _) => Implies(near.Left, b) || Implies(near.Right, b),
        (AtLeastNode left, AtLeastNode right) when left.Count >= right.Count && facts.Same(left.Child, right.Child) => true,
        (AtLeastNode atLeast, _) => Implies(atLeast.Child, b),
        (FirstNode left, FirstNode right) => left.Tokens <= right.Tokens && facts.Same(left.Child, right.Child) && IsPositive(left.Child),
        (FirstNode first, _) => IsPositive(first.Child) && Implies(first.Child, b),
        _ => false,
    };

    private bool IsWithin(NearNode a, NearNode b)
    {
        if (a.Distance > b.Distance || (b.Ordered && !a.Ordered))
            return false;
        return SameSides(a, b) || (!b.Ordered && facts.Same(a.Left, b.Right) && facts.Same(a.Right, b.Left));
    }

    private bool SameSides(ProximityNode a, ProximityNode b) => facts.Same(a.Left, b.Left) && facts.Same(a.Right, b.Right);

    // What matches the beginning of a text then matches all of it.
    private static bool IsPositive(QueryNode node) => node switch
    {
        NotNode => false,
        AndNode and => and.Children.All(IsPositive),
        OrNode or => or.Children.All(IsPositive),
        _ => true,
    };
}
