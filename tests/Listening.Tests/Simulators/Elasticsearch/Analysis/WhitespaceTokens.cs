namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The whitespace tokenizer: what stands between blanks, cut where it is too long.</summary>
internal static class WhitespaceTokens
{
    /// <summary>The default of <c>max_token_length</c>.</summary>
    public const int Longest = 255;

    public static IEnumerable<Token> Of(string text) => Of(text, Longest);

    public static IEnumerable<Token> Of(string text, int longest)
    {
        var position = 0;
        for (var start = 0; start < text.Length;)
        {
            if (IsBlank(text[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < text.Length && !IsBlank(text[end]) && end - start < longest)
                end++;
            yield return new Token(text[start..end], start, end, position++);
            start = end;
        }
    }

    // Java's Character.isWhitespace: separators without the three that do not break a line, and the old control characters.
    private static bool IsBlank(char letter) =>
        letter is >= '\t' and <= '\r' or >= '\u001C' and <= '\u001F' || (letter is not ('\u00A0' or '\u2007' or '\u202F') && char.IsSeparator(letter));
}
