namespace Listening.Queries;

/// <summary>A document cut into tokens once, for any number of queries, counts and streams. Reusable by <see cref="Read"/>; for one thread at a time.</summary>
public sealed class TokenizedDocument
{
    private readonly TokenBuffer _buffer = new();
    private int _textStart;
    private int _nameStart;
    private int _textEnd;

    /// <summary>Empty until <see cref="Read"/>.</summary>
    public TokenizedDocument() => Document = new();

    /// <summary>Cuts a document.</summary>
    public TokenizedDocument(QueryDocument document) => Read(document);

    /// <summary>What was cut.</summary>
    public QueryDocument Document { get; private set; } = null!;

    /// <summary>Tokens of the title.</summary>
    public int TitleTokens { get; private set; }

    /// <summary>Tokens of the text: what <c>words:</c> asks about.</summary>
    public int TextTokens => _textEnd - _textStart;

    /// <summary>The title as stores index it.</summary>
    public TokenStreams TitleStreams => TokenStreams.Of(_buffer, 0, TitleTokens);

    /// <summary>The text as stores index it.</summary>
    public TokenStreams TextStreams => TokenStreams.Of(_buffer, _textStart, TextTokens);

    internal TokenBuffer Buffer => _buffer;

    /// <summary>Cuts another document into the same buffers.</summary>
    public void Read(QueryDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Document = document;
        _buffer.Clear();
        Tokenizer.Append(document.Title, _buffer);
        TitleTokens = _buffer.Count;
        _buffer.AddGap();
        _textStart = _buffer.Count;
        Tokenizer.Append(document.Text, _buffer);
        _textEnd = _buffer.Count;
        _buffer.AddGap();
        _nameStart = _buffer.Count;
        Tokenizer.Append(document.AuthorName, _buffer);
        _buffer.AddGap();
        Tokenizer.Append(document.AuthorHandle, _buffer);
    }

    /// <summary>True where the token at the position belongs to the scope.</summary>
    internal bool IsIn(QueryScope scope, int position) => scope switch
    {
        QueryScope.Anywhere => position < _nameStart,
        QueryScope.Title => position < _textStart,
        QueryScope.Text => position >= _textStart && position < _nameStart,
        QueryScope.Author => position >= _nameStart,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The stretch from one token to another of the same part.</summary>
    internal QuerySpan Span(int first, int last)
    {
        ref readonly var start = ref _buffer.Tokens[first];
        ref readonly var end = ref _buffer.Tokens[last];
        return new(first < _textStart ? QueryPart.Title : QueryPart.Text, start.Start, end.Start + end.Length - start.Start);
    }
}
