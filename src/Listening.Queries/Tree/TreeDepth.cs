namespace Listening.Queries;

/// <summary>How deep the brackets and NOTs of a tree's canonical text are: what has to stay within <see cref="QueryLimits.Depth"/> so that it parses again.</summary>
internal static class TreeDepth
{
    internal static int Of(QueryNode node) => node switch
    {
        AndNode and => and.Children.Max(InBrackets),
        OrNode or => or.Children.Max(InBrackets),
        NotNode not => 1 + InBrackets(not.Child),
        ProximityNode near => Math.Max(Side(near.Left), Side(near.Right)),
        FirstNode first => 1 + Of(first.Child),
        AtLeastNode atLeast => 1 + Of(atLeast.Child),
        _ => 0,
    };

    private static int InBrackets(QueryNode node) => Of(node) + (node is AndNode or OrNode ? 1 : 0);

    private static int Side(QueryNode node) => Of(node) + (node is OrNode or ProximityNode ? 1 : 0);
}
