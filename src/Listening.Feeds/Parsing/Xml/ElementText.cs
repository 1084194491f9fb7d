using System.Text;
using System.Xml;

namespace Listening.Feeds;

/// <summary>Reads the content of an element to its end, in one pass: plain text as it is; from the first child element on, everything as HTML, so that unescaped markup is read as what it was meant to be.</summary>
internal sealed class ElementText
{
    private readonly StringBuilder _buffer = new();

    /// <summary>The content; the reader stands on the end tag afterwards (on the element itself where it is empty).</summary>
    /// <param name="reader">On the start tag.</param>
    /// <param name="hasMarkup">True where the content holds elements.</param>
    public string Read(XmlReader reader, out bool hasMarkup)
    {
        hasMarkup = false;
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var single = "";
        _buffer.Clear();
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (single.Length == 0 && _buffer.Length == 0)
                        single = reader.Value;
                    else
                        Text(ref single, reader.Value, hasMarkup);
                    break;
                case XmlNodeType.Element:
                    BeginMarkup(ref single, ref hasMarkup);
                    Start(reader);
                    break;
                case XmlNodeType.EndElement:
                    _buffer.Append("</").Append(reader.LocalName).Append('>');
                    break;
            }
        }
        return _buffer.Length == 0 ? single : _buffer.ToString();
    }

    private void Text(ref string single, string value, bool hasMarkup)
    {
        if (!hasMarkup)
        {
            _buffer.Append(single).Append(value);
            single = "";
            return;
        }
        Escape(value);
    }

    private void BeginMarkup(ref string single, ref bool hasMarkup)
    {
        if (hasMarkup)
            return;
        hasMarkup = true;
        var before = single.Length > 0 ? single : _buffer.ToString();
        single = "";
        _buffer.Clear();
        Escape(before);
        // An empty buffer would read as "no markup yet"; a blank at the edge folds away.
        if (_buffer.Length == 0)
            _buffer.Append(' ');
    }

    private void Start(XmlReader reader)
    {
        _buffer.Append('<').Append(reader.LocalName);
        var empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix is "xmlns" or "xml" || reader.LocalName == "xmlns")
                continue;
            _buffer.Append(' ').Append(reader.LocalName).Append("=\"");
            Escape(reader.Value);
            _buffer.Append('"');
        }
        reader.MoveToElement();
        _buffer.Append('>');
        if (empty && HtmlElements.Find(reader.LocalName)?.Is(HtmlRule.Void) != true)
            _buffer.Append("</").Append(reader.LocalName).Append('>');
    }

    private void Escape(string text)
    {
        foreach (var c in text)
            _ = c switch { '&' => _buffer.Append("&amp;"), '<' => _buffer.Append("&lt;"), '>' => _buffer.Append("&gt;"), '"' => _buffer.Append("&quot;"), _ => _buffer.Append(c) };
    }
}
