using System.Text;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>What a term looks for in its token field.</summary>
internal static class Spelling
{
    public static IReadOnlyList<string> Of(TermNode term) => term.Marked is null ? [term.Folded] : term.MarkedSpellings;

    public static bool IsSigned(string spelling) => spelling is ['#' or '@' or '$', ..];

    /// <summary>True where the term may stand for more than one token of the index.</summary>
    public static bool Expands(TermNode term) => term is WordNode { Prefix: true } or PatternNode or FuzzyNode;

    /// <summary>A pattern as the index takes it: <c>?</c> and <c>*</c> mean there what they mean in queries, a backslash escapes.</summary>
    public static string Pattern(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);

    /// <summary>Text in which nothing is a wildcard.</summary>
    public static string Literal(string text) => Pattern(text).Replace("*", "\\*", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal);

    /// <summary>False where the text holds a lone surrogate, which JSON cannot carry, or the character that stands for one there: then different values look the same.</summary>
    public static bool IsTellable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar)
                return false;
        return true;
    }
}
