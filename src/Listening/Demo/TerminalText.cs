using System.Globalization;
using System.Text;

namespace Listening.Demo;

/// <summary>Makes foreign text harmless on a terminal: no control, no bidirectional override, one line.</summary>
internal static class TerminalText
{
    /// <summary>Replaces what could steer a terminal by blanks and folds runs of them.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHarmful(rune))
                clean.Append(rune.ToString());
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.ToString().Trim();
    }

    /// <summary>Clean text of at most so many text elements, with an ellipsis where some are left out.</summary>
    public static string Line(string text, int width)
    {
        // Sixteen UTF-16 units per column are more than any line shows; the rest need not be looked at.
        var head = text.Length > width * 16 ? text[..(width * 16)] : text;
        var elements = StringInfo.ParseCombiningCharacters(Clean(head));
        return elements.Length <= width && head.Length == text.Length
            ? Clean(head)
            : Clean(head)[..(elements.Length <= width ? ^0 : elements[width - 1])] + "…";
    }

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        // Joiners hold emoji and Indic words together; the other format characters reorder or hide text.
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        _ => false,
    };
}
