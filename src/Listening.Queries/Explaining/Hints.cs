namespace Listening.Queries;

/// <summary>Finds how near a document comes to a clause that it does not match. Every rewrite has been tried on the document.</summary>
internal sealed class Hints(Trial trial)
{
    // Each costs some passes over the document; a query of thousands of missing words is not explained word by word.
    private const int Most = 24;

    private readonly Dictionary<QueryNode, Hint?> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>For a clause that does not match; null where nothing is known.</summary>
    internal Hint? Of(QueryNode node)
    {
        if (_known.TryGetValue(node, out var known))
            return known;
        return _known.Count >= Most ? null : _known[node] = Writable(Find(node));
    }

    private Hint? Find(QueryNode node) => node switch
    {
        TermNode term => TermHints.Of(term, trial),
        PhraseNode phrase => PhraseHints.Of(phrase, trial),
        NearNode near => Missing(near) ?? NearHints.Of(near, trial),
        TogetherNode together => Missing(together) ?? NearHints.Of(together, trial),
        AtLeastNode atLeast => AtLeast(atLeast),
        FirstNode first => First(first),
        FieldNode field => FieldHints.Of(field, trial.Document),
        OrNode or => or.Children.Select(Of).FirstOrDefault(hint => hint?.Rewrite is not null),
        _ => null,
    };

    // A part inside FIRST and the like can be tried, but not written.
    private static Hint? Writable(Hint? hint) =>
        hint?.Rewrite is { } rewrite && Query.Parse(QueryWriter.Write(rewrite), QueryOptions.Search).Query is null ? hint with { Rewrite = null } : hint;

    // A pair lacks what one of its sides lacks.
    private Hint? Missing(ProximityNode near)
    {
        var (left, right) = (trial.Matches(near.Left), trial.Matches(near.Right));
        if (left && right)
            return null;
        var side = left ? near.Right : near.Left;
        var hint = Of(side);
        var rewrite = hint?.Rewrite is not { } mended ? null : Tried(left ? near with { Right = mended } : near with { Left = mended });
        return new(hint?.Text ?? $"{QueryWriter.Write(side)} does not occur", rewrite);
    }

    private Hint AtLeast(AtLeastNode node)
    {
        if (!trial.Matches(node.Child))
            return Of(node.Child) is { } hint ? hint with { Rewrite = hint.Rewrite is null ? null : Tried(node with { Child = hint.Rewrite }) } : new("it does not occur");
        // Falling counts: -n is the number that a smaller count grows towards.
        var most = -trial.Least(-node.Count, -1, count => node with { Count = -count })!.Value;
        return new(most == 1 ? "it occurs once" : $"it occurs {most} times", most == 1 ? node.Child : node with { Count = most });
    }

    private Hint? First(FirstNode node)
    {
        var last = Math.Min(QueryLimits.First, trial.Tokens.TextTokens);
        if (trial.Least(node.Tokens, last, tokens => node with { Tokens = tokens }) is { } first && Tried(node with { Tokens = first }) is { } wider)
            return new($"it is complete with token {first} of the text", wider);
        if (trial.Matches(node.Child))
            return new("it matches, but not within the beginning of the text", node.Child);
        return Of(node.Child) is not { } hint ? null : hint with { Rewrite = hint.Rewrite is null ? null : Tried(node with { Child = hint.Rewrite }) };
    }

    // What a side was mended to may be more than can be a side.
    private QueryNode? Tried(QueryNode node) => IsWhole(node) && trial.Matches(node) ? node : null;

    private static bool IsWhole(QueryNode node) => node switch
    {
        ProximityNode near => ProximitySides.Fault(near.Left) is null && ProximitySides.Fault(near.Right) is null,
        AtLeastNode atLeast => ProximitySides.Fault(atLeast.Child) is null,
        _ => true,
    };
}
