namespace Listening.Queries;

/// <summary>Terms and field tests of which at least one has to hold wherever a query matches.</summary>
internal sealed record RequiredChoice(IReadOnlyList<QueryNode> Keys)
{
    /// <summary>All choices a query gives, without those inside another's alternatives; none where it can match without any.</summary>
    internal static IEnumerable<RequiredChoice> Of(QueryNode node, Func<QueryNode, double> cost) => node switch
    {
        TermNode or FieldNode => [new([node])],
        PhraseNode phrase => phrase.Words.Select(word => new RequiredChoice([word])),
        ProximityNode pair => [.. Of(pair.Left, cost), .. Of(pair.Right, cost)],
        AtLeastNode atLeast => Of(atLeast.Child, cost),
        FirstNode first => Of(first.Child, cost),
        AndNode and => and.Children.SelectMany(child => Of(child, cost)),
        OrNode or => Either([.. or.Children.Select(child => Of(child, cost).MinBy(choice => choice.Cost(cost)))]),
        NotNode => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>About how often one of the keys holds.</summary>
    internal double Cost(Func<QueryNode, double> cost) => Keys.Sum(cost);

    private static RequiredChoice[] Either(RequiredChoice?[] choices) =>
        choices.Contains(null) ? [] : [new([.. choices.SelectMany(choice => choice!.Keys).Distinct()])];
}
