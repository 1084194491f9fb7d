using System.Buffers;
using System.Text;

namespace Listening.Feeds;

/// <summary>Writes sanitised HTML: every value quoted, every text escaped, every opened element closed.</summary>
internal sealed class HtmlOutput(int max)
{
    /// <summary>Deeper elements lose their tags, not their content.</summary>
    public const int MaxDepth = 64;

    private static readonly SearchValues<char> Verbatim = SearchValues.Create([.. Enumerable.Range(0, 0xFFFF).Select(code => (char)code).Where(c => Characters.IsSpace(c) || (Characters.Words.Contains(c) && c is not ('&' or '<' or '>' or '"')))]);
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");
    private readonly StringBuilder _html = new();
    private readonly List<HtmlElement> _open = [];

    /// <summary>True once nothing more is taken.</summary>
    public bool Full => _html.Length >= max;

    /// <summary>The rules of all elements that the last start or end tag closed: their edges are edges of the text, written or implied.</summary>
    public HtmlRule Closed { get; private set; }

    /// <summary>Begins a start tag; false where the element is too deep.</summary>
    public bool BeginTag(HtmlElement element)
    {
        Closed = HtmlRule.None;
        if (Full || (_open.Count >= MaxDepth && !element.Is(HtmlRule.Void)))
            return false;
        CloseImplied(element.Name);
        _html.Append('<').Append(element.Name);
        if (!element.Is(HtmlRule.Void))
            _open.Add(element);
        return true;
    }

    /// <summary>Adds an attribute to the tag that was begun.</summary>
    public void Attribute(string name, ReadOnlySpan<char> value)
    {
        _html.Append(' ').Append(name).Append("=\"");
        Append(value);
        _html.Append('"');
    }

    /// <summary>Ends the start tag.</summary>
    public void EndTag() => _html.Append('>');

    /// <summary>Closes the innermost such element and what is open inside it; nothing where none is open within the table cell.</summary>
    public void Close(HtmlElement element)
    {
        Closed = HtmlRule.None;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name == element.Name)
            {
                CloseFrom(i);
                return;
            }
            if (_open[i].Is(HtmlRule.Barrier) && element.Name is not ("table" or "tr" or "tbody" or "thead" or "tfoot" or "td" or "th"))
                return;
        }
    }

    /// <summary>Writes text.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        if (!Full)
            Append(text[..Math.Min(text.Length, max)]);
    }

    /// <summary>Closes everything; null where nothing was written.</summary>
    public string? Take()
    {
        CloseFrom(0);
        var start = 0;
        var end = _html.Length;
        while (start < end && Characters.IsSpace(_html[start]))
            start++;
        while (end > start && Characters.IsSpace(_html[end - 1]))
            end--;
        return start == end ? null : _html.ToString(start, end - start);
    }

    /// <summary>A text as HTML.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var output = new HtmlOutput(int.MaxValue);
        output.Append(text);
        return output._html.ToString();
    }

    private void CloseFrom(int index)
    {
        for (var i = _open.Count - 1; i >= index; i--)
        {
            _html.Append("</").Append(_open[i].Name).Append('>');
            Closed |= _open[i].Rule;
        }
        _open.RemoveRange(index, _open.Count - index);
    }

    // The end tags HTML lets writers leave out.
    private void CloseImplied(string name)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var open = _open[i];
            var ends = name switch
            {
                "li" => open.Name == "li",
                "dt" or "dd" => open.Name is "dt" or "dd",
                "td" or "th" => open.Name is "td" or "th",
                "tr" => open.Name == "tr",
                "tbody" or "thead" or "tfoot" => open.Name is "tbody" or "thead" or "tfoot",
                _ => open.Name == "p" && HtmlElements.Find(name)!.Is(HtmlRule.Block),
            };
            if (ends)
            {
                CloseFrom(i);
                return;
            }
            if (open.Name is "ul" or "ol" or "dl" or "table" || (open.Is(HtmlRule.Barrier) && name is not ("tr" or "tbody" or "thead" or "tfoot")))
                return;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var run = text[i..].IndexOfAnyExcept(Verbatim);
            if (run != 0)
            {
                _html.Append(run < 0 ? text[i..] : text.Slice(i, run));
                if (run < 0)
                    return;
                i += run;
            }
            var length = Characters.LengthAt(text, i);
            if (length == 2)
                _html.Append(text.Slice(i++, 2));
            else if (length == 1 && Characters.Map(text[i]) is var c and not Characters.Drop)
                _ = c switch { '&' => _html.Append("&amp;"), '<' => _html.Append("&lt;"), '>' => _html.Append("&gt;"), '"' => _html.Append("&quot;"), _ => _html.Append(c) };
        }
    }
}
