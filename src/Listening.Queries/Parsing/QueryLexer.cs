namespace Listening.Queries;

/// <summary>Cuts a query's text into pieces, one at a time.</summary>
internal sealed class QueryLexer(string text, QueryErrorList errors, List<QueryLint> lint)
{
    private const string CommentOpen = "<<<";
    private const string CommentClose = ">>>";

    private Lexeme _peeked = new(LexemeKind.End, -1, 0);

    internal string Text => text;

    /// <summary>Where the next piece is looked for.</summary>
    internal int At { get; set; }

    internal ReadOnlySpan<char> Of(Lexeme piece) => text.AsSpan(piece.Start, piece.Length);

    /// <summary>The next piece, without taking it.</summary>
    internal Lexeme Peek()
    {
        SkipBlanks();
        if (_peeked.Start != At)
            _peeked = Read();
        return _peeked;
    }

    private Lexeme Read()
    {
        if (At >= text.Length)
            return new(LexemeKind.End, text.Length, 0);
        return text[At] switch
        {
            '(' => new(LexemeKind.Open, At, 1),
            ')' => new(LexemeKind.Close, At, 1),
            '-' when At + 1 < text.Length && !char.IsWhiteSpace(text[At + 1]) && text[At + 1] != ')' => new(LexemeKind.Minus, At, 1),
            '{' => new(LexemeKind.Brace, At, BraceLength(At)),
            var c when IsQuote(c) => new(LexemeKind.Quote, At, QuoteLength(At)),
            _ => FieldLength(At) is > 0 and var length ? new(LexemeKind.Field, At, length) : new(LexemeKind.Run, At, RunLength(At)),
        };
    }

    internal Lexeme Take()
    {
        var piece = Peek();
        At = piece.End;
        if (piece.Kind == LexemeKind.Quote)
            CheckQuote(piece);
        else if (piece.Kind == LexemeKind.Brace && text[piece.End - 1] != '}')
            errors.Add("This brace is not closed.", piece.Start, 1, "}");
        return piece;
    }

    /// <summary>Length of the run of anything but blanks, brackets and quotes.</summary>
    internal int RunLength(int start) => RunLength(start, text.Length);

    private int RunLength(int start, int limit)
    {
        var at = start;
        while (at < limit && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !IsQuote(text[at])
            && (at == start || !text.AsSpan(at).StartsWith(CommentOpen)))
            at++;
        return at - start;
    }

    /// <summary>Length with both quotes; to the end of the text where it is not closed.</summary>
    internal int QuoteLength(int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (IsQuote(text[at]))
                return at + 1 - start;
        }

        return text.Length - start;
    }

    internal static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '‟' or '＂';

    /// <summary>What stands between the quotes or braces, or the whole of any other piece.</summary>
    internal (int Start, int Length) Content(Lexeme piece)
    {
        if (piece.Kind is not (LexemeKind.Quote or LexemeKind.Brace))
            return (piece.Start, piece.Length);
        var last = text[piece.End - 1];
        var closed = piece.Length > 1 && (piece.Kind == LexemeKind.Quote ? IsQuote(last) : last == '}');
        return (piece.Start + 1, piece.Length - (closed ? 2 : 1));
    }

    // With both braces; the run where no brace closes it before the next one opens.
    private int BraceLength(int start)
    {
        var next = text.AsSpan(start + 1).IndexOfAny('{', '}');
        if (next >= 0 && text[start + 1 + next] == '}')
            return next + 2;
        // No further than the next brace: a row of open ones is cut in linear time.
        return RunLength(start, next >= 0 ? start + 1 + next : text.Length);
    }

    private void CheckQuote(Lexeme quote)
    {
        var last = text[quote.End - 1];
        if (quote.Length < 2 || !IsQuote(last) || (quote.End == text.Length && EndsEscaped(quote)))
            errors.Add("This quote is not closed.", quote.Start, 1, "\"");
        else if (text[quote.Start] != '"' || last != '"')
            lint.Add(new("curly-quotes", "Curly quotes are read as straight ones.", new(quote.Start, quote.Length)));
    }

    private bool EndsEscaped(Lexeme quote)
    {
        var slashes = 0;
        while (text[quote.End - 2 - slashes] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    private int FieldLength(int start)
    {
        var at = start;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
            at++;
        return at > start && at < text.Length && text[at] == ':' ? at + 1 - start : 0;
    }

    private void SkipBlanks()
    {
        while (At < text.Length)
        {
            var rest = text.AsSpan(At);
            if (char.IsWhiteSpace(rest[0]))
                At++;
            else if (rest.StartsWith("//"))
                At += rest.IndexOf('\n') is >= 0 and var line ? line : rest.Length;
            else if (rest.StartsWith(CommentOpen))
                SkipComment(rest);
            else
                return;
        }
    }

    private void SkipComment(ReadOnlySpan<char> rest)
    {
        var close = rest.IndexOf(CommentClose);
        if (close < 0)
            errors.Add("This comment is not closed.", At, CommentOpen.Length, CommentClose);
        At += close < 0 ? rest.Length : close + CommentClose.Length;
    }
}
