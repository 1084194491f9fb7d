namespace Listening.Queries;

/// <summary>Cuts a text into tokens: the one tokeniser of queries, matcher and stores (docs/query-language.md, Words).</summary>
internal ref struct Tokenizer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly TokenBuffer _buffer;
    private SentenceTracker _sentences;
    private int _at;
    private int _wordEnd;

    private Tokenizer(ReadOnlySpan<char> text, TokenBuffer buffer)
    {
        _text = text;
        _buffer = buffer;
        _wordEnd = -1;
    }

    /// <summary>Appends the tokens of a text. Positions are in UTF-16 units of it.</summary>
    internal static void Append(ReadOnlySpan<char> text, TokenBuffer buffer)
    {
        var tokenizer = new Tokenizer(text, buffer);
        tokenizer.Run();
    }

    private void Run()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] == ' ')
            {
                _sentences.Blank();
                _at++;
                continue;
            }

            if (AsciiWords.Fold(_text, _at, _buffer) is > 0 and var ascii)
            {
                Folded(ascii);
                continue;
            }

            var kind = CharKinds.At(_text, _at, out var width);
            if (EmojiScanner.Length(_text, _at, kind, width) is > 0 and var emoji)
                Emoji(emoji);
            else if (kind is CharKind.Letter or CharKind.Base or CharKind.Digit)
                Word(_at, WordScanner.End(_text, _at));
            else if (kind == CharKind.Single)
                Word(_at, WordScanner.SingleEnd(_text, _at + width));
            else if (IsSign(kind))
                Signed();
            else
                Separator(width);
        }
    }

    // Already written at the buffer's end.
    private void Folded(int length)
    {
        ref var token = ref Start(_at, _at + length);
        token.FoldedStart = token.MarkedStart = _buffer.Claim(length);
        token.FoldedLength = token.MarkedLength = length;
        token.FoldedHash = token.MarkedHash = TextHash.Of(_buffer.Folded(token));
        _wordEnd = _at;
    }

    private readonly bool IsSign(CharKind kind)
    {
        if (kind != CharKind.Other || _at == _wordEnd || _at + 1 >= _text.Length)
            return false;
        var next = CharKinds.At(_text, _at + 1, out var width);
        if (EmojiScanner.Length(_text, _at + 1, next, width) > 0)
            return false;
        return Signs.Plain(_text[_at]) switch
        {
            '$' => next is CharKind.Letter or CharKind.Base,
            '\0' => false,
            _ => next is CharKind.Letter or CharKind.Base or CharKind.Digit or CharKind.Single,
        };
    }

    private void Signed()
    {
        var kind = CharKinds.At(_text, _at + 1, out var width);
        Word(_at, kind == CharKind.Single ? WordScanner.SingleEnd(_text, _at + 1 + width) : WordScanner.End(_text, _at + 1));
    }

    private void Word(int start, int end)
    {
        ref var token = ref Start(start, end);
        TokenSpelling.Word(_text[start..end], _buffer, ref token);
        // What folds to nothing is no token: the streams are joined by blanks.
        if (token.FoldedLength == 0)
            _buffer.RemoveLast();
        else
            _buffer.Hash(ref token);
        if (CharKinds.At(_text, start, out _) != CharKind.Single)
            _wordEnd = end;
    }

    private void Emoji(int length)
    {
        ref var token = ref Start(_at, _at + length);
        TokenSpelling.Emoji(_text.Slice(token.Start, length), _buffer, ref token);
        _buffer.Hash(ref token);
    }

    private ref Token Start(int start, int end)
    {
        _sentences.Begin(_text, start);
        ref var token = ref _buffer.Add();
        (token.Start, token.Length) = (start, end - start);
        (token.Sentence, token.Paragraph) = (_sentences.Sentence, _sentences.Paragraph);
        _at = end;
        return ref token;
    }

    private void Separator(int width)
    {
        _sentences.Pass(_text[_at]);
        _at += width;
    }
}
