using System.Text;
using AngleSharp.Html;

namespace Listening.Feeds;

/// <summary>Character references (WHATWG HTML): numeric ones, named ones with a semicolon, and the old names that do without.</summary>
internal static class HtmlReferences
{
    private const int MaxName = 32;

    /// <summary>The text of a name without <c>&amp;</c> and <c>;</c>; null where there is no such name.</summary>
    public static string? Named(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u00A0",
        _ => name.Length is 0 or > MaxName ? null : HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";")),
    };

    /// <summary>Decodes a run of text.</summary>
    public static void Decode(ReadOnlySpan<char> raw, bool inAttribute, StringBuilder into)
    {
        while (raw.IndexOf('&') is var at and >= 0)
        {
            into.Append(raw[..at]);
            raw = raw[at..];
            var length = Read(raw, inAttribute, out var text);
            into.Append(text ?? "&");
            raw = raw[Math.Max(1, length)..];
        }
        into.Append(raw);
    }

    /// <summary>Reads the reference at the start of <paramref name="raw"/>, which begins with an ampersand: its length, 0 where it is none.</summary>
    public static int Read(ReadOnlySpan<char> raw, bool inAttribute, out string? text)
    {
        text = null;
        if (raw.Length > 1 && raw[1] == '#')
            return ReadNumber(raw, out text);
        var end = 1;
        while (end < raw.Length && end <= MaxName && char.IsAsciiLetterOrDigit(raw[end]))
            end++;
        if (end < raw.Length && raw[end] == ';' && Named(raw[1..end]) is { } named)
        {
            text = named;
            return end + 1;
        }
        return ReadOldName(raw, end, inAttribute, out text);
    }

    // "&copy 2024" is a reference, "?a=1&copy=2" is none.
    private static int ReadOldName(ReadOnlySpan<char> raw, int end, bool inAttribute, out string? text)
    {
        text = null;
        for (var length = Math.Min(end, 7); length > 2; length--)
        {
            if (length < raw.Length && (raw[length] == '=' || (inAttribute && char.IsAsciiLetterOrDigit(raw[length]))))
                continue;
            text = HtmlEntityProvider.Resolver.GetSymbol(raw[1..length].ToString());
            if (text is not null)
                return length;
        }
        return 0;
    }

    private static int ReadNumber(ReadOnlySpan<char> raw, out string? text)
    {
        text = null;
        var hexadecimal = raw.Length > 2 && raw[2] is 'x' or 'X';
        var start = hexadecimal ? 3 : 2;
        var end = start;
        var code = 0;
        while (end < raw.Length && (hexadecimal ? char.IsAsciiHexDigit(raw[end]) : char.IsAsciiDigit(raw[end])))
        {
            var digit = Convert.ToInt32(raw[end] <= '9' ? raw[end] - '0' : (raw[end] | 0x20) - 'a' + 10);
            code = code > 0x10FFFF ? code : code * (hexadecimal ? 16 : 10) + digit;
            end++;
        }
        if (end == start)
            return 0;
        text = Characters.OfCode(code);
        return end < raw.Length && raw[end] == ';' ? end + 1 : end;
    }
}
