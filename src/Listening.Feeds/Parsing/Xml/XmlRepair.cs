using System.Text;

namespace Listening.Feeds;

/// <summary>
/// Makes well-formed XML of a document that is not: illegal characters, bare <c>&amp;</c> and <c>&lt;</c>, HTML entities, junk before the root,
/// undeclared prefixes, unquoted and repeated attributes, unclosed and mismatched tags, a cut end, a second document after the first.
/// One pass, linear time. The document type declaration is passed over, so no entity of its own making expands.
/// </summary>
internal sealed class XmlRepair
{
    // Each unclosed construct costs a search to the end; more than a handful is an attack.
    private const int MaxUnclosed = 16;

    private readonly string _source;
    private readonly StringBuilder _output;
    private readonly OpenElements _open;
    private readonly StartTagRepair _tags;
    private int _position;
    private int _unclosed;
    private bool _noMoreCharacterData;

    private XmlRepair(string source, int maxDepth)
    {
        _source = source;
        _output = new StringBuilder(source.Length + 256);
        _open = new OpenElements(_output, maxDepth);
        _tags = new StartTagRepair(_output, _open);
    }

    /// <summary>True where more was mended than HTML entities, which a document without a DTD may well hold.</summary>
    public bool Faulty { get; private set; }

    /// <summary>The well-formed text; null where no root of a feed was found.</summary>
    public string? Text { get; private set; }

    /// <summary>Repairs a document.</summary>
    public static XmlRepair Of(string source, int maxDepth, CancellationToken cancellationToken)
    {
        var repair = new XmlRepair(source, maxDepth);
        repair.Run(cancellationToken);
        return repair;
    }

    private void Run(CancellationToken cancellationToken)
    {
        var root = FeedRoot.Find(_source);
        if (root < 0)
            return;
        _position = root;
        Faulty = FeedRoot.HasJunkBefore(_source.AsSpan(0, root));
        var steps = 0;
        while (_position < _source.Length && !_open.RootClosed)
        {
            if ((++steps & 0x3FF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (_source[_position] == '<')
                Markup();
            else
                CopyText();
        }
        if (_position < _source.Length && !_source.AsSpan(_position).Trim().IsEmpty)
            Faulty = true;
        Faulty |= _open.CloseAll();
        Text = _output.ToString();
    }

    private void CopyText()
    {
        var end = _source.IndexOf('<', _position);
        end = end < 0 ? _source.Length : end;
        Faulty |= XmlText.Append(_source.AsSpan(_position, end - _position), _output, decode: true);
        _position = end;
    }

    private void Markup()
    {
        var rest = _source.AsSpan(_position);
        if (rest.StartsWith("<![CDATA["))
            CharacterData(rest);
        else if (rest.StartsWith("<!--"))
            Skip(rest, "-->", 4);
        else if (rest.StartsWith("<?"))
            Skip(rest, "?>", 2);
        else if (rest.StartsWith("<!"))
            Skip(rest, ">", 2);
        else if (rest.StartsWith("</"))
            EndTag(rest);
        else
            StartTag(rest);
    }

    private void CharacterData(ReadOnlySpan<char> rest)
    {
        var body = rest["<![CDATA[".Length..];
        var end = _noMoreCharacterData ? -1 : body.IndexOf("]]>");
        var next = end + 3;
        _noMoreCharacterData |= end < 0;
        if (end < 0)
        {
            // Unclosed: it can only have meant the element it stands in.
            end = _open.Innermost is { } name ? body.IndexOf("</" + name, StringComparison.OrdinalIgnoreCase) : -1;
            next = end = end < 0 ? body.Length : end;
            Faulty = true;
        }
        Faulty |= XmlText.Append(body[..end], _output, decode: false);
        _position += "<![CDATA[".Length + next;
    }

    private void Skip(ReadOnlySpan<char> rest, string end, int from)
    {
        var at = rest[from..].IndexOf(end);
        Faulty |= at < 0;
        // An unclosed one swallows its own opening only; otherwise a stray "<!--" would take the rest of the feed with it.
        _position += at < 0 ? from : from + at + end.Length;
        if (at < 0)
            _unclosed++;
        if (_unclosed > MaxUnclosed)
            _position = _source.Length;
    }

    private void EndTag(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('>', '<') is var first and > 0 ? first : rest[1..].IndexOfAny('>', '<') + 1;
        if (end <= 0)
        {
            end = rest.Length;
            Faulty = true;
        }
        var name = rest[2..end].Trim();
        Faulty |= !_open.Close(name);
        _position += end < rest.Length && rest[end] == '>' ? end + 1 : end;
    }

    private void StartTag(ReadOnlySpan<char> rest)
    {
        var length = _tags.TryWrite(rest, out var faulty);
        Faulty |= faulty;
        if (length == 0)
        {
            _output.Append("&lt;");
            length = 1;
        }
        _position += length;
    }
}
