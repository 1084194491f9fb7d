using System.Globalization;
using System.Text;

namespace Listening.Queries;

/// <summary>A token's spelling with its capitals: the folded or the marked one, capital wherever the source is. Two tokens with one such spelling agree in
/// letters and in case, however their diacritics were encoded.</summary>
internal static class CasedSpelling
{
    /// <summary>The spelling of a token's source.</summary>
    /// <param name="token">As it stands in its text.</param>
    /// <param name="marked">With sign and diacritics, or folded.</param>
    internal static string Of(ReadOnlySpan<char> token, bool marked)
    {
        var folder = new Folder();
        var capitals = new List<bool>(token.Length);
        foreach (var rune in token.EnumerateRunes())
            Note(rune, marked, folder, capitals);
        folder.Read(token, int.MaxValue);
        var spelling = new StringBuilder(token.Length);
        var letter = 0;
        foreach (var rune in Spelling(folder, marked).EnumerateRunes())
        {
            var capital = !IsMark(rune) && letter < capitals.Count && capitals[letter++];
            spelling.Append(capital ? Rune.ToUpperInvariant(rune) : rune);
        }

        return spelling.ToString();
    }

    // A letter that folds to several is capital in all of them; a title-case one only in its first.
    private static void Note(Rune rune, bool marked, Folder folder, List<bool> capitals)
    {
        var category = Rune.GetUnicodeCategory(rune);
        Span<char> units = stackalloc char[2];
        folder.Read(units[..rune.EncodeToUtf16(units)], int.MaxValue);
        var first = true;
        foreach (var letter in Spelling(folder, marked).EnumerateRunes())
        {
            if (IsMark(letter))
                continue;
            capitals.Add(category == UnicodeCategory.UppercaseLetter || (first && category == UnicodeCategory.TitlecaseLetter));
            first = false;
        }
    }

    private static ReadOnlySpan<char> Spelling(Folder folder, bool marked) => marked ? folder.Marked() : folder.Folded();

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
