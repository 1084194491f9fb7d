namespace Listening.Queries;

/// <summary>What the occurrence of one term or phrase says about another.</summary>
internal static class TermImplication
{
    /// <summary>Longer spellings are cut, so that nothing certain can be said of them.</summary>
    private const int Certain = TokenBuffer.LongestToken / 2;

    internal static bool Implies(TermNode a, TermNode b) => IsWithin(a.Scope, b.Scope) && Token(a, b);

    internal static bool Implies(PhraseNode a, TextNode b)
    {
        if (!IsWithin(a.Scope, b.Scope))
            return false;
        if (b is TermNode term)
            return a.Words.Any(word => Token(word, term));
        var words = ((PhraseNode)b).Words;
        // Two long phrases are compared word by word at one place alone, so that the work stays linear.
        return words.Count <= a.Words.Count && (Begins(a.Words, 0, words) || Begins(a.Words, a.Words.Count - words.Count, words));
    }

    private static bool Begins(EquatableList<TermNode> all, int start, EquatableList<TermNode> words)
    {
        for (var i = 0; i < words.Count; i++)
            if (!Token(all[start + i], words[i]))
                return false;
        return true;
    }

    private static bool IsWithin(QueryScope a, QueryScope b) => a == b || (b == QueryScope.Anywhere && a is QueryScope.Title or QueryScope.Text);

    // Every token that is the first is the second.
    private static bool Token(TermNode a, TermNode b)
    {
        if (a.Folded.Length > Certain || b.Folded.Length > Certain)
            return false;
        if (b.Marked is not null && b.Marked != a.Marked)
            return false;
        return (a, b) switch
        {
            (WordNode or CasedNode, WordNode { Prefix: true }) => a.Folded.StartsWith(b.Folded, StringComparison.Ordinal),
            (WordNode { Prefix: true } or FuzzyNode or PatternNode, WordNode { Prefix: false }) => false,
            (WordNode { Prefix: false } or CasedNode, WordNode) => a.Folded == b.Folded,
            (WordNode { Prefix: false } or CasedNode, FuzzyNode) => a.Folded == b.Folded && a.Marked == b.Marked,
            (FuzzyNode left, FuzzyNode right) => a.Folded == b.Folded && a.Marked == b.Marked && left.Distance <= right.Distance,
            (CasedNode left, CasedNode right) => a.Marked == b.Marked && left.Cased == right.Cased,
            (PatternNode, PatternNode) => a.Folded == b.Folded && a.Marked == b.Marked,
            _ => false,
        };
    }
}
