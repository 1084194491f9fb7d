namespace Listening.Listener;

/// <summary>Finds hashtags and handles in a text.</summary>
internal static class TextSigns
{
    /// <summary>More of them than this is decoration.</summary>
    private const int Most = 64;

    /// <summary>Words behind <paramref name="sign"/>, without it, as written, in order, no repeats whatever their case.</summary>
    public static IReadOnlyList<string> Find(char sign, params ReadOnlySpan<string?> texts)
    {
        List<string>? found = null;
        foreach (var text in texts)
        {
            for (var at = text?.IndexOf(sign, StringComparison.Ordinal) ?? -1; at >= 0 && (found?.Count ?? 0) < Most; at = text!.IndexOf(sign, at + 1))
            {
                var word = WordAfter(text!, at);
                if (word.Length > 0 && !(found?.Contains(word, StringComparer.OrdinalIgnoreCase) ?? false))
                    (found ??= []).Add(word);
            }
        }

        return found ?? [];
    }

    // A sign inside a word (an e-mail address, a fragment of an address) marks nothing.
    private static string WordAfter(string text, int at)
    {
        if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '/' or '&'))
            return "";
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || char.IsSurrogate(text[end]) || IsMark(text[end])))
            end++;
        var word = text[(at + 1)..end];
        return word.Any(char.IsLetter) ? word : "";
    }

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
