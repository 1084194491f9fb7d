using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Terms, phrases and what NEAR, SENTENCE and PARAGRAPH make of them, in one part.</summary>
internal static class ProximityTranslation
{
    /// <summary>More terms than these at one end of a side are not worth a condition of their own: the sides are looked for anyway.</summary>
    private const int MostEnds = 16;

    public static Translation Of(QueryNode side, TextPart part, TranslationOptions options) => side switch
    {
        TermNode term => TermTranslation.Of(term, part),
        PhraseNode phrase => PhraseTranslation.Of(phrase, part, options),
        OrNode or => Translation.Or([.. or.Children.Select(child => Of(child, part, options))]),
        NearNode near => Near(near, part, options),
        TogetherNode together => Translation.AtMost(Both(together, part, options)),
        _ => throw new ArgumentOutOfRangeException(nameof(side), side.GetType(), "This kind of node has no occurrences."),
    };

    private static Translation Near(NearNode near, TextPart part, TranslationOptions options)
    {
        if (SideTerms.Single(near.Left, part) is not { } left || SideTerms.Single(near.Right, part) is not { } right)
            return Translation.AtMost(ConditionAlgebra.And([Both(near, part, options), Ends(near, part, options)]));
        if (left.Count == 0 || right.Count == 0)
            return Translation.Nothing;
        if (Pair(left, right, near, part, options) is not { } pair)
            return Translation.AtMost(Both(near, part, options));
        return left.Concat(right).All(TermTranslation.IsExact) ? Translation.Exactly(pair) : Translation.AtMost(pair);
    }

    private static Condition Both(ProximityNode node, TextPart part, TranslationOptions options) =>
        ConditionAlgebra.And([Of(node.Left, part, options).Wide, Of(node.Right, part, options).Wide]);

    // Between two longer stretches stand as many tokens as between the end of one and the beginning of the other.
    private static Condition Ends(NearNode near, TextPart part, TranslationOptions options)
    {
        var forward = Way(Terms(SideTerms.Last(near.Left), part), Terms(SideTerms.First(near.Right), part), near.Distance, part, options);
        if (forward is null || near.Ordered)
            return forward is null ? Condition.Everything : Written([forward.Value], part);
        var back = Way(Terms(SideTerms.Last(near.Right), part), Terms(SideTerms.First(near.Left), part), near.Distance, part, options);
        return back is null ? Condition.Everything : Written([forward.Value, back.Value], part);
    }

    private static List<TermNode> Terms(IEnumerable<TermNode> ends, TextPart part) => [.. ends.Where(term => part.IsIn(term.Scope)).Take(MostEnds + 1)];

    private static Condition? Pair(List<TermNode> left, List<TermNode> right, NearNode near, TextPart part, TranslationOptions options)
    {
        if (Way(left, right, near.Distance, part, options, most: int.MaxValue) is not { } forward)
            return null;
        // An unordered rule lets one token be both sides, and its shortest interval, that token, then hides the wider ones: two ordered rules do not.
        return near.Ordered ? Written([forward], part) : Written([forward, Way(right, left, near.Distance, part, options, most: int.MaxValue)!.Value], part);
    }

    private static (JsonObject Rule, int Clauses)? Way(
        List<TermNode> left, List<TermNode> right, int gaps, TextPart part, TranslationOptions options, int most = MostEnds)
    {
        if (left.Count is 0 || right.Count is 0 || left.Count > most || right.Count > most || !left.Concat(right).All(term => IntervalRules.Serve(term, options)))
            return null;
        var (one, other) = (Rules(left, part), Rules(right, part));
        // Lucene takes a rule that repeats the one before it for a rule of its own, which counts gaps otherwise in some versions.
        return one.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(other.Keys)
            ? null
            : (IntervalRules.InOrder([IntervalRules.Any([.. one.Values]), IntervalRules.Any([.. other.Values])], gaps), one.Count + other.Count);
    }

    private static Dictionary<string, JsonObject> Rules(List<TermNode> terms, TextPart part)
    {
        var rules = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var rule in terms.SelectMany(term => IntervalRules.Of(term, part)))
            rules.TryAdd(rule.ToJsonString(), rule);
        return rules;
    }

    private static Leaf Written(IReadOnlyList<(JsonObject Rule, int Clauses)> ways, TextPart part) =>
        Dsl.Intervals(part.Folded, IntervalRules.Any([.. ways.Select(way => way.Rule)]), ways.Sum(way => way.Clauses));
}
