using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>The terms of a side of NEAR in one part.</summary>
internal static class SideTerms
{
    /// <summary>All of them where each occurrence of the side is one token: a term or an OR of terms. Else null.</summary>
    public static List<TermNode>? Single(QueryNode side, TextPart part) => side switch
    {
        TermNode term => part.IsIn(term.Scope) ? [term] : [],
        OrNode or => Join(or.Children.Select(child => Single(child, part))),
        _ => null,
    };

    /// <summary>Those that the first token of an occurrence can be.</summary>
    public static IEnumerable<TermNode> First(QueryNode side) => side switch
    {
        NearNode { Ordered: true } near => First(near.Left),
        PhraseNode phrase => [phrase.Words[0] with { Scope = phrase.Scope }],
        _ => Ends(side, First),
    };

    /// <summary>Those that the last token of an occurrence can be.</summary>
    public static IEnumerable<TermNode> Last(QueryNode side) => side switch
    {
        NearNode { Ordered: true } near => Last(near.Right),
        PhraseNode phrase => [phrase.Words[^1] with { Scope = phrase.Scope }],
        _ => Ends(side, Last),
    };

    private static IEnumerable<TermNode> Ends(QueryNode side, Func<QueryNode, IEnumerable<TermNode>> end) => side switch
    {
        TermNode term => [term],
        OrNode or => or.Children.SelectMany(end),
        ProximityNode proximity => end(proximity.Left).Concat(end(proximity.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(side), side.GetType(), "This kind of node is no side of NEAR."),
    };

    private static List<TermNode>? Join(IEnumerable<List<TermNode>?> lists)
    {
        var joined = new List<TermNode>();
        foreach (var list in lists)
        {
            if (list is null)
                return null;
            joined.AddRange(list);
        }

        return joined;
    }
}
