namespace Listening.Queries;

/// <summary>A document cut into tokens once, for any number of queries, counts and streams. Reusable by <see cref="Read"/>; for one thread at a time.</summary>
public sealed class TokenizedDocument
{
    private readonly TokenBuffer _buffer = new();
    private int _nameStart;
    private int _handleStart;
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
    public int TextTokens => _textEnd - TextStart;

    /// <summary>The title as stores index it.</summary>
    public TokenStreams TitleStreams => TokenStreams.Of(_buffer, 0, TitleTokens);

    /// <summary>The text as stores index it.</summary>
    public TokenStreams TextStreams => TokenStreams.Of(_buffer, TextStart, TextTokens);

    /// <summary>A token's folded spelling, as <see cref="TokenStreams.Folded"/> has it, without making a string. Valid until the next <see cref="Read"/>.</summary>
    /// <param name="number">From zero through the title's tokens, then through the text's.</param>
    public ReadOnlySpan<char> Folded(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, TitleTokens + TextTokens);
        return _buffer.Folded(_buffer.Tokens[number < TitleTokens ? number : number - TitleTokens + TextStart]);
    }

    /// <summary>The text's first token among all.</summary>
    internal int TextStart { get; private set; }

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
        TextStart = _buffer.Count;
        Tokenizer.Append(document.Text, _buffer);
        _textEnd = _buffer.Count;
        _buffer.AddGap();
        _nameStart = _buffer.Count;
        Tokenizer.Append(document.AuthorName, _buffer);
        _buffer.AddGap();
        _handleStart = _buffer.Count;
        Tokenizer.Append(document.AuthorHandle, _buffer);
    }

    /// <summary>The tokens of a scope: from, and to which not. A gap, which no term matches, stands between two parts.</summary>
    internal (int From, int To) Range(QueryScope scope) => scope switch
    {
        QueryScope.Anywhere => (0, _textEnd),
        QueryScope.Title => (0, TitleTokens),
        QueryScope.Text => (TextStart, _textEnd),
        QueryScope.Author => (_nameStart, _buffer.Count),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The first token of the part that the token is in.</summary>
    internal int PartStart(int position) => position >= _handleStart ? _handleStart : position >= _nameStart ? _nameStart : position >= TextStart ? TextStart : 0;

    /// <summary>True for a token of the title or the text.</summary>
    internal bool IsShown(int position) => position < _nameStart;

    /// <summary>The token as it stands in its text.</summary>
    internal ReadOnlySpan<char> Source(int position)
    {
        var part = position >= _handleStart ? Document.AuthorHandle : position >= _nameStart ? Document.AuthorName : position >= TextStart ? Document.Text : Document.Title;
        ref readonly var token = ref _buffer.Tokens[position];
        return part.AsSpan(token.Start, token.Length);
    }

    /// <summary>The stretch from one token to another of the same part.</summary>
    internal QuerySpan Span(int first, int last)
    {
        ref readonly var start = ref _buffer.Tokens[first];
        ref readonly var end = ref _buffer.Tokens[last];
        return new(first < TextStart ? QueryPart.Title : QueryPart.Text, start.Start, end.Start + end.Length - start.Start);
    }
}
