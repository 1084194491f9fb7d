using System.Globalization;
using System.Text;

namespace Listening.Queries;

/// <summary>A token's spelling with its capitals: the folded or the marked one, capital wherever the source is. Two tokens with one such spelling agree in
/// letters and in case, however their diacritics were encoded. Reused; not for two threads at once.</summary>
internal sealed class CasedSpelling
{
    private readonly Folder _folder = new();
    private readonly List<bool> _capitals = [];
    private char[] _spelling = new char[64];

    /// <summary>The spelling of a token's source.</summary>
    /// <param name="token">As it stands in its text.</param>
    /// <param name="marked">With sign and diacritics, or folded.</param>
    internal static string Of(ReadOnlySpan<char> token, bool marked) => new CasedSpelling().Spell(token, marked).ToString();

    /// <summary>The same without a string of its own; valid until the next call and as long as the token.</summary>
    internal ReadOnlySpan<char> Spell(ReadOnlySpan<char> token, bool marked)
    {
        // Folding changes nothing but the case of these.
        if (Ascii.IsValid(token))
            return token;
        _capitals.Clear();
        foreach (var rune in token.EnumerateRunes())
            Note(rune, marked);
        _folder.Read(token, int.MaxValue);
        return Raise(Spelling(marked));
    }

    private ReadOnlySpan<char> Raise(ReadOnlySpan<char> spelling)
    {
        if (_spelling.Length < spelling.Length * 2)
            _spelling = new char[spelling.Length * 4];
        var (letter, length) = (0, 0);
        foreach (var rune in spelling.EnumerateRunes())
        {
            var capital = !IsMark(rune) && letter < _capitals.Count && _capitals[letter++];
            length += (capital ? Rune.ToUpperInvariant(rune) : rune).EncodeToUtf16(_spelling.AsSpan(length));
        }

        return _spelling.AsSpan(0, length);
    }

    // A letter that folds to several is capital in all of them; a title-case one only in its first.
    private void Note(Rune rune, bool marked)
    {
        var category = Rune.GetUnicodeCategory(rune);
        Span<char> units = stackalloc char[2];
        _folder.Read(units[..rune.EncodeToUtf16(units)], int.MaxValue);
        var first = true;
        foreach (var letter in Spelling(marked).EnumerateRunes())
        {
            if (IsMark(letter))
                continue;
            _capitals.Add(category == UnicodeCategory.UppercaseLetter || (first && category == UnicodeCategory.TitlecaseLetter));
            first = false;
        }
    }

    private ReadOnlySpan<char> Spelling(bool marked) => marked ? _folder.Marked() : _folder.Folded();

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
