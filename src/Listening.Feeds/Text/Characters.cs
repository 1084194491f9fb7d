using System.Buffers;

namespace Listening.Feeds;

/// <summary>Which characters of a foreign text may stay. Control characters, overriding bidirectional controls and non-characters go; the C1 range is read as windows-1252, which is what its writers meant (WHATWG HTML, numeric character references).</summary>
internal static class Characters
{
    /// <summary>Stands for "drop it".</summary>
    public const char Drop = '\0';

    /// <summary>Characters of words: no white space, nothing to map or drop, no surrogates. Runs of them are copied whole.</summary>
    public static readonly SearchValues<char> Words = SearchValues.Create([.. Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(c => !IsSpace(c) && !char.IsSurrogate(c) && Map(c) == c && c != Drop)]);

    private const string Windows1252Hole = "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>White space that folds: the ASCII kinds and the two Unicode separators; a no-break space is a character.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\n' or '\r' or '\t' or '\f' or '\u2028' or '\u2029';

    /// <summary>The character itself, its windows-1252 meaning, or <see cref="Drop"/>. Surrogates are the caller's.</summary>
    public static char Map(char c)
    {
        if (c < 0x7F)
            return c >= 0x20 || IsSpace(c) ? c : Drop;
        if (c <= 0x9F)
            return c == 0x7F ? Drop : Windows1252Hole[c - 0x80];
        return c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or >= '\uFFFE' or (>= '\uFDD0' and <= '\uFDEF') ? Drop : c;
    }

    /// <summary>The text of a numeric reference; empty where it names nothing that may stay.</summary>
    public static string OfCode(int code)
    {
        if (code is <= 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            return "";
        if (code > 0xFFFF)
            return char.ConvertFromUtf32(code);
        var c = Map((char)code);
        return c == Drop ? "" : c.ToString();
    }

    /// <summary>How many of the characters at <paramref name="index"/> form one good character: 1, 2 for a pair, 0 for a lone surrogate.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int index)
    {
        if (!char.IsSurrogate(text[index]))
            return 1;
        return char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 0;
    }
}
