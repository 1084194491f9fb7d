namespace Listening.Queries;

/// <summary>Hints for two sides that both occur, but not so near each other.</summary>
internal static class NearHints
{
    // Wider than any text has tokens.
    private const int Anywhere = 1 << 28;

    internal static Hint Of(NearNode node, Trial trial)
    {
        if (node.Ordered && trial.Matches(node with { Ordered = false }))
            return new("they stand in the other order", node with { Ordered = false });
        if (trial.Least(node.Distance, QueryLimits.Near, distance => node with { Distance = distance }) is { } wider)
            return new($"{Between(wider)}: widen to {Name(node)}/{wider}", node with { Distance = wider });
        if (node.Ordered && trial.Least(node.Distance, QueryLimits.Near, distance => node with { Distance = distance, Ordered = false }) is { } other)
            return new($"they stand in the other order, and {Between(other)}", node with { Distance = other, Ordered = false });
        var far = trial.Matches(node with { Distance = Anywhere, Ordered = false });
        return new(far ? $"more than {QueryLimits.Near} tokens stand between them" : Apart(node, trial), Both(node));
    }

    internal static Hint Of(TogetherNode node, Trial trial)
    {
        if (!node.Paragraph && trial.Matches(node with { Paragraph = true }))
            return new("they stand in one paragraph, but in different sentences", node with { Paragraph = true });
        var near = new NearNode { Left = node.Left, Right = node.Right, Distance = Anywhere };
        return new(trial.Matches(near) ? "they stand in different paragraphs" : Apart(node, trial), Both(node));
    }

    private static string Name(NearNode node) => node.Ordered ? "ONEAR" : "NEAR";

    private static string Between(int distance) => distance == 1 ? "1 token stands between them" : $"{distance} tokens stand between them";

    private static string Apart(ProximityNode node, Trial trial) =>
        trial.Matches(new TogetherNode { Left = node.Left, Right = node.Right, Paragraph = true }) ? "they share their tokens" : "they stand in different parts";

    private static QueryNode Both(ProximityNode node) => QueryTree.And([node.Left, node.Right])!;
}
