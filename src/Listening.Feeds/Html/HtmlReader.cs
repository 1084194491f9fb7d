using System.Text;

namespace Listening.Feeds;

/// <summary>One pass over foreign HTML that yields sanitised HTML, plain text and absolute addresses together. Linear in time, without a tree, and so without a depth to run out of.</summary>
internal sealed class HtmlReader(AddressBase address, int maxText)
{
    private readonly FoldedText _text = new(maxText);
    private readonly HtmlOutput _html = new(maxText > int.MaxValue / 4 ? int.MaxValue : maxText * 4);
    private readonly StringBuilder _decoded = new();
    private readonly List<string> _written = [];
    private AddressList _links;
    private AddressList _images;
    private int _preformatted;

    public HtmlContent Read(string html)
    {
        var tokens = new HtmlTokenizer(html);
        while (!(_text.Full && _html.Full) && tokens.Read())
        {
            if (tokens.Kind == HtmlToken.Text)
                Text(tokens.Value);
            else if (HtmlElements.Find(tokens.Value) is { } element)
                Tag(ref tokens, element);
        }
        return new HtmlContent(_text.Take(), _html.Take(), _links.ToList(), _images.ToList());
    }

    private void Tag(ref HtmlTokenizer tokens, HtmlElement element)
    {
        if (tokens.Kind == HtmlToken.End)
        {
            End(element);
            return;
        }
        Edge(element.Rule);
        if (element.Is(HtmlRule.RawText))
            tokens.SkipRawText(element.Name);
        if (element.Name == "pre")
            _preformatted++;
        if (element.Name == "br")
            _text.BreakLine();
        if (element.Is(HtmlRule.Keep))
            Start(element, tokens.Inside);
    }

    private void End(HtmlElement element)
    {
        if (element.Name == "pre" && _preformatted > 0)
            _preformatted--;
        if (!element.Is(HtmlRule.Keep))
        {
            Edge(element.Rule);
        }
        else if (!element.Is(HtmlRule.Void))
        {
            _html.Close(element);
            Edge(_html.Closed);
        }
    }

    private void Edge(HtmlRule rule)
    {
        if ((rule & HtmlRule.Block) != HtmlRule.None)
            _text.BreakBlock();
        else if ((rule & HtmlRule.Line) != HtmlRule.None)
            _text.EnsureLine();
        else if ((rule & HtmlRule.Spaced) != HtmlRule.None)
            _text.Space();
    }

    private void Start(HtmlElement element, ReadOnlySpan<char> inside)
    {
        var begun = _html.BeginTag(element);
        Edge(_html.Closed);
        if (!begun)
            return;
        _written.Clear();
        var attributes = new HtmlAttributes(inside);
        while (attributes.Read())
        {
            if (HtmlElements.MayStay(attributes.Name, out var name) && !_written.Contains(name))
                Attribute(element, name, attributes.Value);
        }
        _html.EndTag();
    }

    private void Attribute(HtmlElement element, string name, ReadOnlySpan<char> raw)
    {
        _written.Add(name);
        var value = Decode(raw, inAttribute: true);
        if (!HtmlElements.IsAddress(name))
        {
            _html.Attribute(name, value);
            return;
        }
        if (address.Resolve(value.ToString()) is not { } absolute)
            return;
        _html.Attribute(name, absolute);
        if (element.Name == "a" && name == "href")
            _links.Add(absolute);
        else if (element.Name == "img" && name == "src")
            _images.Add(absolute);
    }

    private void Text(ReadOnlySpan<char> raw)
    {
        var text = Decode(raw, inAttribute: false);
        _text.Append(text, keepLines: _preformatted > 0);
        _html.Text(text);
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<char> raw, bool inAttribute)
    {
        if (!raw.Contains('&'))
            return raw;
        _decoded.Clear();
        HtmlReferences.Decode(raw, inAttribute, _decoded);
        return _decoded.ToString();
    }
}
