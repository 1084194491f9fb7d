using System.Text;

namespace Listening.Feeds;

/// <summary>Writes characters as XML text.</summary>
internal static class XmlText
{
    /// <summary>Appends a run; true where it held something that XML forbids (HTML entities are not counted).</summary>
    public static bool Append(ReadOnlySpan<char> raw, StringBuilder output, bool decode)
    {
        var faulty = false;
        for (var i = 0; i < raw.Length;)
        {
            var plain = raw[i..].IndexOfAnyExcept(Plain);
            plain = plain < 0 ? raw.Length - i : plain;
            output.Append(raw.Slice(i, plain));
            i += plain;
            if (i == raw.Length)
                break;
            if (raw[i] == '&' && decode)
                i += Reference(raw[i..], output, ref faulty);
            else
                i += Character(raw, i, output, ref faulty);
        }
        return faulty;
    }

    private static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(' ', 0xD7FF - ' ' + 1).Select(c => (char)c).Where(c => c is not ('&' or '<' or '>' or '"')), '\t', '\n', '\r']);

    private static int Character(ReadOnlySpan<char> raw, int index, StringBuilder output, ref bool faulty)
    {
        switch (raw[index])
        {
            case '&':
                output.Append("&amp;");
                return 1;
            case '<':
                output.Append("&lt;");
                return 1;
            case '>':
                output.Append("&gt;");
                return 1;
            case '"':
                output.Append("&quot;");
                return 1;
        }
        var length = Characters.LengthAt(raw, index);
        if (length == 0 || raw[index] < ' ' || raw[index] >= '\uFFFE')
        {
            faulty = true;
            return 1;
        }
        output.Append(raw.Slice(index, length));
        return length;
    }

    private static int Reference(ReadOnlySpan<char> raw, StringBuilder output, ref bool faulty)
    {
        var end = raw.Length > 1 && raw[1] == '#' ? raw[..Math.Min(raw.Length, 16)].IndexOf(';') : EndOfName(raw);
        var text = "";
        var known = end > 0 && HtmlReferences.Read(raw[..(end + 1)], inAttribute: false, out text!) == end + 1 && text is not null;
        if (!known)
        {
            output.Append("&amp;");
            faulty = true;
            return 1;
        }
        Append(text, output, decode: false);
        return end + 1;
    }

    private static int EndOfName(ReadOnlySpan<char> raw)
    {
        var end = 1;
        while (end < raw.Length && end < 34 && char.IsAsciiLetterOrDigit(raw[end]))
            end++;
        return end < raw.Length && raw[end] == ';' ? end : -1;
    }
}
