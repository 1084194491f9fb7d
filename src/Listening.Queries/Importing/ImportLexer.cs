namespace Listening.Queries;

/// <summary>Cuts a foreign query into pieces. Forgiving: whatever it meets is a piece, and what is not closed ends with the text.</summary>
internal sealed class ImportLexer(string text, ImportNotes notes)
{
    private const string CommentOpen = "<<<";
    private const string CommentClose = ">>>";

    private ImportPiece? _next;
    private int _at;

    internal int At => _next?.Start ?? _at;

    internal ImportPiece Peek() => _next ??= Read();

    internal ImportPiece Take()
    {
        var piece = Peek();
        (_next, _at) = (null, piece.End);
        return piece;
    }

    /// <summary>The value of a field, which may be a range or a comparison; null where a group or nothing follows.</summary>
    internal ImportPiece? TakeValue()
    {
        _next = null;
        SkipBlanks();
        if (_at >= text.Length || text[_at] is '(' or ')')
            return null;
        var piece = Range() is > 0 and var length ? new(ImportPieceKind.Term, _at, length, text.Substring(_at, length)) : ReadTerm(RunEnd(_at));
        if (piece is { Form: ImportTermForm.Word } && piece.Text.AsSpan().IndexOfAnyExcept('<', '>', '=') < 0)
            piece = Compared(piece);
        _at = piece.End;
        return piece;
    }

    /// <summary>The number of a suffix such as <c>~5</c> or <c>^2</c> that stands right here, or null.</summary>
    internal int? TakeSuffix(char sign)
    {
        if (_next is not null || _at + 1 >= text.Length || text[_at] != sign || !char.IsAsciiDigit(text[_at + 1]))
            return null;
        var end = _at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var number = int.TryParse(text.AsSpan(_at + 1, end - _at - 1), out var value) ? value : int.MaxValue;
        _at = end;
        return number;
    }

    // [a TO b] or {a TO b}, not longer than two values may be.
    private int Range()
    {
        var near = text.AsSpan(_at, Math.Min(100, text.Length - _at));
        var close = near[0] is '[' or '{' ? near.IndexOfAny(']', '}') : -1;
        return close > 0 && near[..close].Contains(" TO ", StringComparison.Ordinal) ? close + 1 : 0;
    }

    // A comparison whose value stands in quotes or behind a blank.
    private ImportPiece Compared(ImportPiece sign)
    {
        _at = sign.End;
        SkipBlanks();
        if (_at >= text.Length || text[_at] is '(' or ')')
            return sign;
        var value = ReadTerm(RunEnd(_at));
        return sign with { Length = value.End - sign.Start, Text = sign.Text + value.Text };
    }

    private ImportPiece Read()
    {
        SkipBlanks();
        if (_at >= text.Length)
            return new(ImportPieceKind.End, text.Length, 0);
        return text[_at] switch
        {
            '(' => new(ImportPieceKind.Open, _at, 1),
            ')' => new(ImportPieceKind.Close, _at, 1),
            '-' when _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]) && text[_at + 1] is not ('-' or ')') => new(ImportPieceKind.Minus, _at, 1),
            _ => NameEnd() is > 0 and var end ? new(ImportPieceKind.Field, _at, end - _at, text[_at..(end - 1)]) : ReadTerm(RunEnd(_at)),
        };
    }

    private ImportPiece ReadTerm(int runEnd)
    {
        if (QueryLexer.IsQuote(text[_at]))
            return Enclosed(ImportTermForm.Quoted, _at, QuoteEnd(_at + 1));
        if (text[_at] == '{')
            return Enclosed(ImportTermForm.Cased, _at, text.IndexOf('}', _at));
        if (text[_at] == '+' && _at + 1 < text.Length && !char.IsWhiteSpace(text[_at + 1]))
            return Plus();
        return new(ImportPieceKind.Term, _at, runEnd - _at, text[_at..runEnd]);
    }

    private ImportPiece Plus()
    {
        var start = _at;
        var signs = start + 1 < text.Length && text[start + 1] == '+' ? 2 : 1;
        var form = signs == 2 ? ImportTermForm.CasedExact : ImportTermForm.Exact;
        var from = start + signs;
        if (from < text.Length && QueryLexer.IsQuote(text[from]))
            return Enclosed(form, from, QuoteEnd(from + 1)) with { Start = start, Length = Math.Max(from, Math.Min(text.Length, QuoteClosed(from) + 1)) - start };
        var end = RunEnd(from);
        return new(ImportPieceKind.Term, start, end - start, text[from..end], form);
    }

    private int QuoteClosed(int open) => QuoteEnd(open + 1) is >= 0 and var close ? close : text.Length - 1;

    private ImportPiece Enclosed(ImportTermForm form, int open, int close)
    {
        if (close < 0)
            notes.Approximated("not-closed", $"{text[open]} is not closed: everything after it was read as belonging to it.", new(open, 1));
        var end = close < 0 ? text.Length : close;
        return new(ImportPieceKind.Term, open, Math.Min(text.Length, end + 1) - open, text[(open + 1)..end].Replace("\\\"", "\"", StringComparison.Ordinal), form);
    }

    private int QuoteEnd(int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (QueryLexer.IsQuote(text[at]))
                return at;
        }

        return -1;
    }

    private int RunEnd(int start)
    {
        var at = start;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !QueryLexer.IsQuote(text[at])
            && !IsSuffix(at, start) && !(at > start && IsComment(at)))
            at++;
        return Math.Max(at, Math.Min(start + 1, text.Length));
    }

    // A ~ or ^ with a number behind a word belongs to the word, not to its spelling.
    private bool IsSuffix(int at, int start) => at > start && text[at] is '~' or '^' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private bool IsComment(int at) => text.AsSpan(at).StartsWith(CommentOpen);

    // A name with a colon that is not the beginning of an address.
    private int NameEnd()
    {
        var at = _at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        var named = at > _at && at < text.Length && text[at] == ':' && char.IsAsciiLetter(text[_at]);
        return named && !text.AsSpan(at).StartsWith("://") ? at + 1 : 0;
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || IsComment(_at)))
        {
            if (char.IsWhiteSpace(text[_at]))
                _at++;
            else
                SkipComment();
        }
    }

    private void SkipComment()
    {
        var close = text.IndexOf(CommentClose, _at, StringComparison.Ordinal);
        var end = close < 0 ? text.Length : close + CommentClose.Length;
        notes.Equivalent("comment", "The comment is not carried over.", new(_at, end - _at));
        _at = end;
    }
}
