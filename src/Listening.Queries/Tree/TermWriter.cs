namespace Listening.Queries;

/// <summary>Writes a term or a phrase in canonical form.</summary>
internal static class TermWriter
{
    internal static string Write(TextNode node) => node switch
    {
        WordNode word => IsBare(Spelling(word)) ? Spelling(word) : Quoted(Spelling(word)),
        TermNode term => Spelling(term),
        PhraseNode phrase => Phrase(phrase.Words),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Phrase(EquatableList<TermNode> words)
    {
        if (words.All(word => word is CasedNode))
            return $"{{{string.Join(' ', words.OfType<CasedNode>().Select(word => word.Cased))}}}";
        // At the edge of a quoted word a ? is punctuation; in a bare run it never is.
        if (words.Any(word => word is PatternNode && (word.Folded[0] == '?' || word.Folded[^1] == '?' || word.Folded.EndsWith("?*"))))
            return string.Join('-', words.Select(Spelling));
        return Quoted(string.Join(' ', words.Select(Spelling)));
    }

    private static string Spelling(TermNode term) => term switch
    {
        WordNode word => (word.Marked ?? word.Folded) + (word.Prefix ? "*" : ""),
        PatternNode pattern => pattern.Marked ?? pattern.Folded,
        FuzzyNode fuzzy => $"{fuzzy.Marked ?? fuzzy.Folded}~{(fuzzy.Distance == 1 ? 1 : 2)}",
        CasedNode cased => $"{{{cased.Cased}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsBare(string spelling) => !Operators.LooksLikeOne(spelling)
        && spelling.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '#' or '@' or '$' or '.' or '\'' or '_' or '*');
}
