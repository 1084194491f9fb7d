using System.Buffers;
using System.Text;
using System.Xml;

namespace Listening.Feeds;

/// <summary>Writes a start tag well-formed: legal names, every prefix bound, every attribute once and quoted.</summary>
internal sealed class StartTagRepair(StringBuilder output, OpenElements open)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create("= \t\r\n\f");
    private const int MaxAttributes = 256;

    // Looking for the end of a tag that has none costs a scan of the rest; nested quotes could ask for one at every "<".
    private const long MaxWasted = 64 * 1024 * 1024;
    private long _wasted;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Value)> _attributes = [];
    private readonly List<string> _prefixes = [];

    /// <summary>The characters taken; 0 where this is no tag but a "less than" in the text.</summary>
    public int TryWrite(ReadOnlySpan<char> rest, out bool faulty)
    {
        faulty = true;
        var nameEnd = 1;
        while (nameEnd < rest.Length && (XmlConvert.IsNCNameChar(rest[nameEnd]) || rest[nameEnd] == ':'))
            nameEnd++;
        if (nameEnd == 1 || !XmlConvert.IsStartNCNameChar(rest[1]) || nameEnd == rest.Length || !(Characters.IsSpace(rest[nameEnd]) || rest[nameEnd] is '>' or '/' or '"' or '\''))
            return 0;
        if (_wasted > MaxWasted)
            return 0;
        var end = EndOfTag(rest, nameEnd);
        if (end < 0)
        {
            _wasted += rest.Length;
            return 0;
        }
        var inside = rest[nameEnd..end];
        var empty = inside.EndsWith("/");
        faulty = ReadAttributes(empty ? inside[..^1] : inside);
        faulty |= Write(Name(rest[1..nameEnd]), empty);
        return end < rest.Length && rest[end] == '>' ? end + 1 : end;
    }

    // Quotes count only after "=", so that one stray quote does not swallow the feed; a "<" outside of them ends a tag that was never closed.
    private static int EndOfTag(ReadOnlySpan<char> rest, int at)
    {
        var afterEquals = false;
        for (; at < rest.Length; at++)
        {
            var c = rest[at];
            if (c == '>')
                return at;
            if (c == '<')
                return afterEquals ? -1 : at;
            if (afterEquals && c is '"' or '\'')
            {
                var close = rest[(at + 1)..].IndexOf(c);
                if (close < 0)
                    return -1;
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
        }
        return -1;
    }

    private bool ReadAttributes(ReadOnlySpan<char> inside)
    {
        var faulty = false;
        _attributes.Clear();
        _prefixes.Clear();
        _seen.Clear();
        while (_attributes.Count < MaxAttributes && !(inside = inside.TrimStart(" \t\r\n\f/\"'")).IsEmpty)
        {
            var end = inside.IndexOfAny(NameEnds);
            var name = Name(end < 0 ? inside : inside[..end]);
            inside = end < 0 ? default : inside[end..].TrimStart(" \t\r\n\f");
            var value = inside.StartsWith("=") ? Value(ref inside, ref faulty) : Missing(ref faulty);
            if (name.Length > 0 && _seen.Add(name))
                Add(name, value);
            else
                faulty = true;
        }
        return faulty;
    }

    private static string Missing(ref bool faulty)
    {
        faulty = true;
        return "";
    }

    private void Add(string name, string value)
    {
        if (name.StartsWith("xmlns:", StringComparison.Ordinal))
        {
            if (value.Length == 0 || name is "xmlns:xml" or "xmlns:xmlns" || value.StartsWith("http://www.w3.org/XML/1998", StringComparison.Ordinal) || value.StartsWith("http://www.w3.org/2000/xmlns", StringComparison.Ordinal))
                return;
            _prefixes.Add(name["xmlns:".Length..]);
        }
        _attributes.Add((name, value));
    }

    private static string Value(ref ReadOnlySpan<char> inside, ref bool faulty)
    {
        inside = inside[1..].TrimStart(" \t\r\n\f");
        ReadOnlySpan<char> raw;
        if (!inside.IsEmpty && inside[0] is '"' or '\'')
        {
            var close = inside[1..].IndexOf(inside[0]);
            raw = close < 0 ? inside[1..] : inside.Slice(1, close);
            inside = close < 0 ? default : inside[(close + 2)..];
        }
        else
        {
            var end = inside.IndexOfAny(" \t\r\n\f");
            raw = end < 0 ? inside : inside[..end];
            inside = end < 0 ? default : inside[end..];
            faulty = true;
        }
        var value = new StringBuilder();
        faulty |= XmlText.Append(raw, value, decode: true);
        return value.ToString();
    }

    private bool Write(string name, bool empty)
    {
        var faulty = false;
        if (name is "item" or "entry" && !empty && open.Innermost is not ("channel" or "feed" or "rdf:RDF" or "RDF" or "items" or null))
            faulty = open.CloseUpTo(name);
        if (open.TooDeep)
            return true;
        output.Append('<').Append(name);
        faulty |= Bind(name);
        foreach (var (attribute, value) in _attributes)
            output.Append(' ').Append(attribute).Append("=\"").Append(value).Append('"');
        for (var i = 0; i < _attributes.Count; i++)
            faulty |= Bind(_attributes[i].Name);
        output.Append('>');
        open.Push(name, _prefixes);
        if (empty)
            open.Close(name);
        return faulty;
    }

    private bool Bind(string name)
    {
        var colon = name.IndexOf(':');
        if (colon < 0 || name.StartsWith("xmlns:", StringComparison.Ordinal))
            return false;
        var prefix = name[..colon];
        if (open.IsDeclared(prefix) || _prefixes.Contains(prefix))
            return false;
        _prefixes.Add(prefix);
        output.Append(" xmlns:").Append(prefix).Append("=\"").Append(Vocabularies.UriOfPrefix(prefix)).Append('"');
        return true;
    }

    // One colon at most, neither first nor last; what cannot be a name becomes none.
    private static string Name(ReadOnlySpan<char> raw)
    {
        if (raw.IsEmpty || !XmlConvert.IsStartNCNameChar(raw[0]))
            return "";
        var name = new StringBuilder(raw.Length);
        var colon = false;
        for (var i = 0; i < raw.Length; i++)
        {
            var ok = raw[i] == ':' ? !colon && i + 1 < raw.Length && XmlConvert.IsStartNCNameChar(raw[i + 1]) : XmlConvert.IsNCNameChar(raw[i]);
            colon |= raw[i] == ':';
            name.Append(ok ? raw[i] : '_');
        }
        var text = name.ToString();
        return text.StartsWith("xmlns:", StringComparison.Ordinal) && text.Length == 6 ? "" : text;
    }
}
