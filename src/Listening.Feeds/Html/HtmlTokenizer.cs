namespace Listening.Feeds;

/// <summary>What a token is.</summary>
internal enum HtmlToken
{
    /// <summary>Text with character references.</summary>
    Text,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,
}

/// <summary>Cuts HTML into tags and text after the WHATWG rules, in one pass and linear time. Comments, declarations and processing instructions are passed over.</summary>
internal ref struct HtmlTokenizer(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private readonly int _lastClose = html.LastIndexOf('>');
    private int _position;

    /// <summary>The kind of the token.</summary>
    public HtmlToken Kind { get; private set; }

    /// <summary>The text, or the name of the tag as written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>The inside of the tag after its name.</summary>
    public ReadOnlySpan<char> Inside { get; private set; }

    /// <summary>Moves to the next token; false at the end.</summary>
    public bool Read()
    {
        while (_position < _html.Length)
        {
            var rest = _html[_position..];
            if (rest[0] != '<' || !StartsMarkup(rest))
                return ReadText(rest);
            if (char.IsAsciiLetter(rest[1]))
                return ReadTag(rest, 1, HtmlToken.Start);
            if (rest[1] == '/' && char.IsAsciiLetter(rest[2]))
                return ReadTag(rest, 2, HtmlToken.End);
            _position += LengthOfOther(rest);
        }
        return false;
    }

    /// <summary>Passes over everything up to the end tag of a raw-text element.</summary>
    public void SkipRawText(string name)
    {
        while (_position < _html.Length)
        {
            var at = _html[_position..].IndexOf("</");
            if (at < 0)
            {
                _position = _html.Length;
                return;
            }
            _position += at + 2;
            var rest = _html[_position..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsAsciiLetterOrDigit(rest[name.Length])))
            {
                var close = rest.IndexOf('>');
                _position = close < 0 ? _html.Length : _position + close + 1;
                return;
            }
        }
    }

    // Where no ">" is left, "<" is text: the tail of a cut document or "a <b" is worth more as words than as half a tag.
    private readonly bool StartsMarkup(ReadOnlySpan<char> rest) =>
        rest.Length > 2 && _position < _lastClose && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?');

    private bool ReadText(ReadOnlySpan<char> rest)
    {
        var next = 0;
        do
        {
            var step = rest[(next + 1)..].IndexOf('<');
            next = step < 0 ? rest.Length : next + 1 + step;
        }
        while (next < rest.Length - 2 && !char.IsAsciiLetter(rest[next + 1]) && rest[next + 1] is not ('/' or '!' or '?'));
        Kind = HtmlToken.Text;
        Value = rest[..next];
        Inside = default;
        _position += next;
        return true;
    }

    private bool ReadTag(ReadOnlySpan<char> rest, int nameStart, HtmlToken kind)
    {
        var nameEnd = nameStart;
        while (nameEnd < rest.Length && !Characters.IsSpace(rest[nameEnd]) && rest[nameEnd] is not ('/' or '>'))
            nameEnd++;
        var end = EndOfTag(rest, nameEnd);
        Kind = kind;
        Value = rest[nameStart..nameEnd];
        Inside = rest[nameEnd..end];
        _position += Math.Min(rest.Length, end + 1);
        return true;
    }

    // A quote opens a value only after "="; elsewhere it is part of a name.
    private static int EndOfTag(ReadOnlySpan<char> rest, int at)
    {
        var afterEquals = false;
        while (at < rest.Length && rest[at] != '>')
        {
            var c = rest[at];
            if (afterEquals && c is '"' or '\'')
            {
                var close = rest[(at + 1)..].IndexOf(c);
                if (close < 0)
                    return rest.Length;
                at += close + 1;
                afterEquals = false;
            }
            else if (c == '=')
            {
                afterEquals = true;
            }
            else if (!Characters.IsSpace(c))
            {
                afterEquals = false;
            }
            at++;
        }
        return at;
    }

    private static int LengthOfOther(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
        {
            if (rest.StartsWith("<!-->") || rest.StartsWith("<!--->"))
                return rest.IndexOf('>') + 1;
            var end = rest[4..].IndexOf("-->");
            // Only up to the proper end: a search to the end of the text for each comment would be quadratic.
            var bang = (end < 0 ? rest[4..] : rest.Slice(4, end)).IndexOf("--!>");
            return bang >= 0 ? bang + 8 : end < 0 ? rest.Length : end + 7;
        }
        var close = rest.IndexOf('>');
        return close < 0 ? rest.Length : close + 1;
    }
}
