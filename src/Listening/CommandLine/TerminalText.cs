using System.Buffers;
using System.Globalization;
using System.Text;

namespace Listening.CommandLine;

/// <summary>Makes text that came from outside harmless for a terminal: no escape sequences, no control characters, no overriding of direction.</summary>
internal static class TerminalText
{
    private const string DirectionOverrides = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> Suspects =
        SearchValues.Create(string.Concat(Enumerable.Range(0, 0xA0).Where(code => code is < 0x20 or >= 0x7F).Select(code => (char)code)) + DirectionOverrides + "\u2028\u2029");

    /// <summary>One line: line breaks and tabs become blanks.</summary>
    public static string OneLine(string? text) => Clean(text, keepBreaks: false);

    /// <summary>Line breaks and tabs stay.</summary>
    public static string Lines(string? text) => Clean(text, keepBreaks: true);

    /// <summary>One line of at most <paramref name="width"/> text elements, with an ellipsis where it was cut.</summary>
    public static string Cut(string? text, int width)
    {
        var line = OneLine(text);
        if (line.Length <= width)
            return line;
        var elements = new StringInfo(line);
        return elements.LengthInTextElements <= width ? line : elements.SubstringByTextElements(0, width - 1) + "…";
    }

    private static string Clean(string? text, bool keepBreaks)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text.AsSpan().IndexOfAny(Suspects) < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!Suspects.Contains(character) || (keepBreaks && character is '\n' or '\t'))
                clean.Append(character);
            else if (character is '\n' or '\t' or '\u2028' or '\u2029' && (clean.Length == 0 || clean[^1] != ' '))
                clean.Append(' ');
        }

        return clean.ToString();
    }
}
