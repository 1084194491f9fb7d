using System.Globalization;
using System.Text;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Letters without their marks, for the letters of Europe.</summary>
internal static class AsciiFolding
{
    private static readonly Dictionary<char, string> Special = new()
    {
        ['ß'] = "ss", ['ẞ'] = "SS", ['æ'] = "ae", ['Æ'] = "AE", ['œ'] = "oe", ['Œ'] = "OE", ['ø'] = "o", ['Ø'] = "O", ['đ'] = "d", ['Đ'] = "D",
        ['ł'] = "l", ['Ł'] = "L", ['þ'] = "th", ['Þ'] = "TH", ['ð'] = "d", ['Ð'] = "D", ['ı'] = "i", ['’'] = "'", ['‘'] = "'", ['“'] = "\"", ['”'] = "\"",
    };

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Special.TryGetValue(letter, out var replacement))
                folded.Append(replacement);
            else
                folded.Append(IsLatin(letter) ? Base(letter) : letter);
        }

        return folded.ToString();
    }

    private static bool IsLatin(char letter) => letter is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF';

    private static char Base(char letter)
    {
        var first = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return CharUnicodeInfo.GetUnicodeCategory(first) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter ? first : letter;
    }
}
