using System.Globalization;

namespace Listening.Queries;

/// <summary>A stretch of query text in which each wildcard is replaced by a letter that the stretch does not have, so that the tokeniser keeps it inside its word.</summary>
internal readonly ref struct WildcardText
{
    // Yi syllables: letters without case, marks or compositions, rare enough that two of them are free.
    private const char FirstStandIn = '\uA000';
    private const char LastStandIn = '\uA48C';
    private readonly char _star;
    private readonly char _one;

    private WildcardText(ReadOnlySpan<char> text, char star, char one)
    {
        Text = text;
        (_star, _one) = (star, one);
    }

    /// <summary>What the tokeniser reads; as long as what was written.</summary>
    internal ReadOnlySpan<char> Text { get; }

    /// <summary>Replaces the wildcards. In a bare run every <c>*</c> and <c>?</c> is one. In quotes and braces a <c>*</c> is one beside a letter, a <c>?</c> only
    /// between two, because there they are punctuation otherwise.</summary>
    internal static WildcardText Of(ReadOnlySpan<char> source, bool bare)
    {
        if (source.IndexOfAny('*', '?') < 0)
            return new(source, '\0', '\0');
        var star = StandIn(source, FirstStandIn);
        var one = StandIn(source, (char)(star + 1));
        var text = source.ToArray();
        for (var i = 0; i < source.Length;)
        {
            var end = i;
            while (end < source.Length && source[end] is '*' or '?')
                end++;
            for (var at = i; at < end; at++)
                if (IsWildcard(source, i, at, end, bare))
                    text[at] = source[at] == '*' ? star : one;
            i = Math.Max(end, i + 1);
        }

        return new(text, star, one);
    }

    internal bool HasWildcard(ReadOnlySpan<char> part) => _star != '\0' && part.IndexOfAny(_star, _one) >= 0;

    /// <summary>The spelling with its wildcards; stars side by side are one.</summary>
    internal string Restore(ReadOnlySpan<char> spelling)
    {
        var text = new System.Text.StringBuilder(spelling.Length);
        foreach (var c in spelling)
        {
            if (c == _star && text.Length > 0 && text[^1] == '*')
                continue;
            text.Append(c == _star ? '*' : c == _one ? '?' : c);
        }

        return text.ToString();
    }

    private static bool IsWildcard(ReadOnlySpan<char> source, int runStart, int at, int runEnd, bool bare)
    {
        // The key cap *⃣ is an emoji.
        if (source[at] == '*' && at + 1 < source.Length && source[at + 1] is '\u20E3' or '\uFE0F')
            return false;
        if (bare)
            return true;
        var (before, after) = (runStart > 0 && IsInWord(source[runStart - 1]), runEnd < source.Length && IsInWord(source[runEnd]));
        return source[at] == '*' ? before || after : before && after;
    }

    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // A text that has every one of them is no query; its wildcards then stand for the last letter and nothing breaks.
    private static char StandIn(ReadOnlySpan<char> source, char from)
    {
        var letter = from;
        while (letter < LastStandIn && source.Contains(letter))
            letter++;
        return letter;
    }
}
