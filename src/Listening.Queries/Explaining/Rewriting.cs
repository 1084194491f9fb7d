namespace Listening.Queries;

/// <summary>Puts other nodes in the place of some of a tree.</summary>
internal static class Rewriting
{
    internal static QueryNode Replace(QueryNode node, Dictionary<QueryNode, QueryNode> others) => others.TryGetValue(node, out var other) ? other : node switch
    {
        AndNode and => QueryTree.And(and.Children.Select(child => Replace(child, others)))!,
        OrNode or => QueryTree.Or(or.Children.Select(child => Replace(child, others)))!,
        NotNode not => not with { Child = Replace(not.Child, others) },
        _ => node,
    };
}
