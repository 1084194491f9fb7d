namespace Listening.Queries;

/// <summary>Cuts a query's text into pieces, one at a time.</summary>
internal sealed class QueryLexer(string text, QueryErrorList errors, List<QueryLint> lint)
{
    private const string CommentOpen = "<<<";
    private const string CommentClose = ">>>";

    internal string Text => text;

    /// <summary>Where the next piece is looked for.</summary>
    internal int At { get; set; }

    internal ReadOnlySpan<char> Of(Lexeme piece) => text.AsSpan(piece.Start, piece.Length);

    /// <summary>The next piece, without taking it.</summary>
    internal Lexeme Peek()
    {
        SkipBlanks();
        if (At >= text.Length)
            return new(LexemeKind.End, text.Length, 0);
        return text[At] switch
        {
            '(' => new(LexemeKind.Open, At, 1),
            ')' => new(LexemeKind.Close, At, 1),
            '-' when At + 1 < text.Length && !char.IsWhiteSpace(text[At + 1]) && text[At + 1] != ')' => new(LexemeKind.Minus, At, 1),
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
        return piece;
    }

    /// <summary>Length of the run of anything but blanks, brackets and quotes.</summary>
    internal int RunLength(int start)
    {
        var at = start;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !IsQuote(text[at])
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

    /// <summary>What stands between the quotes.</summary>
    internal (int Start, int Length) Content(Lexeme quote)
    {
        var closed = quote.Length > 1 && IsQuote(text[quote.End - 1]);
        return (quote.Start + 1, quote.Length - (closed ? 2 : 1));
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
