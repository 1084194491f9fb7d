using System.Text;

namespace Listening.Queries;

/// <summary>Writes a term or a phrase in canonical form.</summary>
internal static class TermWriter
{
    internal static string Write(TextNode node) => node switch
    {
        WordNode word => IsBare(Spelling(word)) || !SurvivesQuotes(word) ? Spelling(word) : Quoted(Spelling(word)),
        TermNode term => Spelling(term),
        PhraseNode phrase => Phrase(phrase.Words),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>In quotes, with a backslash before what would end them.</summary>
    internal static string Quoted(string value)
    {
        var text = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
            text.Append(c == '\\' || QueryLexer.IsQuote(c) ? "\\" : "").Append(c);
        return text.Append('"').ToString();
    }

    private static string Phrase(EquatableList<TermNode> words)
    {
        if (words.All(word => word is CasedNode))
            return $"{{{string.Join(' ', words.OfType<CasedNode>().Select(word => word.Cased))}}}";
        if (!words.All(SurvivesQuotes))
            return string.Join('-', words.Select(Spelling));
        return Quoted(string.Join(' ', words.Select(Spelling)));
    }

    // In quotes a * or ? is punctuation where no letters stand beside it; in a bare run it never is.
    private static bool SurvivesQuotes(TermNode term) =>
        term is not (PatternNode or WordNode { Prefix: true }) || WildcardText.Of(Spelling(term), bare: false).Text.IndexOfAny('*', '?') < 0;

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
