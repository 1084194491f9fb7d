namespace Listening.Queries;

/// <summary>The tokens of one or more texts, reused from text to text. Not for two threads at once.</summary>
internal sealed class TokenBuffer
{
    /// <summary>Longest spelling of a token in either stream.</summary>
    internal const int LongestToken = 200;

    // A buffer that one huge document blew up is not kept for the small ones after it.
    private const int KeptTokens = 1 << 16;
    private Token[] _tokens = new Token[64];
    private char[] _chars = new char[512];
    private int _charCount;

    internal Folder Folder { get; } = new();

    internal int Count { get; private set; }

    internal ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    internal ReadOnlySpan<char> Folded(in Token token) => _chars.AsSpan(token.FoldedStart, token.FoldedLength);

    internal ReadOnlySpan<char> Marked(in Token token) => _chars.AsSpan(token.MarkedStart, token.MarkedLength);

    internal ReadOnlySpan<char> Chars(int start, int length) => _chars.AsSpan(start, length);

    internal void Clear()
    {
        if (_tokens.Length > KeptTokens)
            (_tokens, _chars) = (new Token[64], new char[512]);
        (Count, _charCount) = (0, 0);
    }

    /// <summary>The next token, cleared, to be filled by the caller.</summary>
    internal ref Token Add()
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, Count * 2);
        ref var token = ref _tokens[Count++];
        token = default;
        return ref token;
    }

    /// <summary>Takes the hashes of a token's finished spellings.</summary>
    internal void Hash(ref Token token)
    {
        token.FoldedHash = TextHash.Of(Folded(token));
        token.MarkedHash = token.MarkedStart == token.FoldedStart && token.MarkedLength == token.FoldedLength ? token.FoldedHash : TextHash.Of(Marked(token));
    }

    internal void RemoveLast() => Count--;

    /// <summary>A place that no term matches, so that a phrase never runs from one part into the next.</summary>
    internal void AddGap() => Add();

    /// <summary>Room at the end; what is used of it is claimed with <see cref="Claim"/>.</summary>
    internal Span<char> Room(int length)
    {
        if (_chars.Length - _charCount < length)
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _charCount + length));
        return _chars.AsSpan(_charCount, length);
    }

    /// <summary>Takes the first units of the room and says where they start.</summary>
    internal int Claim(int length)
    {
        var start = _charCount;
        _charCount += length;
        return start;
    }
}
