using System.Globalization;

namespace Listening.Queries;

/// <summary>Advice from the estimate: what floods and what costs too much.</summary>
internal static class CostLints
{
    /// <summary>A clause that more of all documents match than this floods whoever reads its mentions.</summary>
    internal const double Flood = 0.2;

    internal static IEnumerable<QueryLint> Of(QueryNode root)
    {
        var cost = QueryCost.Of(root);
        foreach (var node in Flooding(root))
        {
            var share = Math.Round(100 * CostEstimate.Share(node) / 5) * 5;
            yield return new("flood", string.Create(CultureInfo.InvariantCulture, $"So common that about {share}% of all texts have it: it will flood. Add what makes it particular, with AND, NEAR or a phrase."), node.Position);
        }

        if (cost.OverBudget)
            yield return new("costly", $"This query costs more than is sensible ({cost.Work:N0} of {QueryCost.Budget:N0}); this clause costs the most.", cost.Dearest.Position);
    }

    // Alternatives one by one; of clauses that have to meet, the whole. What is negative or a field says nothing about words.
    private static IEnumerable<QueryNode> Flooding(QueryNode node) => node switch
    {
        OrNode or => or.Children.SelectMany(Flooding),
        TextNode or ProximityNode or AtLeastNode or FirstNode => CostEstimate.Share(node) > Flood ? [node] : [],
        AndNode and => CostEstimate.Share(node) > Flood && and.Children.Any(child => child is not (FieldNode or NotNode)) ? [node] : [],
        _ => [],
    };
}
