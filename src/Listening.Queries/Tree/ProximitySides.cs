namespace Listening.Queries;

/// <summary>What can stand beside NEAR and SENTENCE and inside ATLEAST: what has occurrences.</summary>
internal static class ProximitySides
{
    /// <summary>What is wrong with a side and what to do about it, or null.</summary>
    internal static string? Fault(QueryNode side) => side switch
    {
        TextNode or ProximityNode => null,
        OrNode or => or.Children.Select(Fault).FirstOrDefault(fault => fault is not null),
        AndNode => "Here is AND: write a pair for each of its terms and put AND between the pairs.",
        NotNode => "Here is NOT: it goes outside.",
        FieldNode => "Here is a field: put it outside, with AND.",
        FirstNode => "Here is FIRST: it goes around.",
        AtLeastNode => "Here is ATLEAST: it goes around.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
