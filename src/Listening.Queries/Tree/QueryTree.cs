namespace Listening.Queries;

/// <summary>Puts nodes together: one child stands for itself, and children of the same kind are taken in, so that equal meanings are equal trees.</summary>
internal static class QueryTree
{
    internal static QueryNode? And(IEnumerable<QueryNode> children)
    {
        List<QueryNode> all = [.. children];
        if (all.Count < 2)
            return all.FirstOrDefault();
        return new AndNode { Children = new(all.SelectMany(child => child is AndNode and ? and.Children : (IEnumerable<QueryNode>)[child])) };
    }

    internal static QueryNode? Or(IEnumerable<QueryNode> children)
    {
        List<QueryNode> all = [.. children];
        if (all.Count < 2)
            return all.FirstOrDefault();
        return new OrNode { Children = new(all.SelectMany(child => child is OrNode or ? or.Children : (IEnumerable<QueryNode>)[child])) };
    }

    /// <summary>The node with every position in it set: what a list expands to stands where its name stands.</summary>
    internal static QueryNode At(QueryNode node, QueryPosition position) => node switch
    {
        AndNode and => and with { Position = position, Children = new(and.Children.Select(child => At(child, position))) },
        OrNode or => or with { Position = position, Children = new(or.Children.Select(child => At(child, position))) },
        NotNode not => not with { Position = position, Child = At(not.Child, position) },
        PhraseNode phrase => phrase with { Position = position, Words = new(phrase.Words.Select(word => word with { Position = position })) },
        TermNode or FieldNode => node with { Position = position },
        ProximityNode near => near with { Position = position, Left = At(near.Left, position), Right = At(near.Right, position) },
        AtLeastNode atLeast => atLeast with { Position = position, Child = At(atLeast.Child, position) },
        FirstNode first => first with { Position = position, Child = At(first.Child, position) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>True where a document in which nothing occurs would match: there is nothing positive to hear.</summary>
    internal static bool IsNegative(QueryNode node) => node switch
    {
        AndNode and => and.Children.All(IsNegative),
        OrNode or => or.Children.Any(IsNegative),
        NotNode not => !IsNegative(not.Child),
        FirstNode first => IsNegative(first.Child),
        TextNode or ProximityNode or AtLeastNode or FieldNode => false,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
