using System.Diagnostics.CodeAnalysis;

namespace Listening.Sentiment;

/// <summary>
/// Cuts a post into words, signs, faces, pictures and placeholders. Raw names and addresses and the placeholders <c>@user</c> and
/// <c>http</c> of the training sets come out alike. Works in the caller's buffer and allocates nothing.
/// </summary>
[SuppressMessage("Performance", "CA1815", Justification = "A cursor is not compared.")]
internal ref struct PostTokenizer(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Longer words are cut; no tongue's real words are.</summary>
    public const int MaxTokenLength = 48;

    private const int ShoutedFrom = 3;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private int _at;
    private int _length;
    private bool _insideHashtag;

    public TokenKind Kind { get; private set; }

    /// <summary>A letter stood three times or more in a row; two of them are kept.</summary>
    public bool Elongated { get; private set; }

    /// <summary>Written in capitals throughout.</summary>
    public bool Shouted { get; private set; }

    /// <summary>Lower case; digits are 0. Valid until the next move.</summary>
    public readonly ReadOnlySpan<char> Token => _buffer[.._length];

    public bool MoveNext()
    {
        Elongated = Shouted = false;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || char.IsControl(c) || CharacterKind.IsIgnorable(c))
            {
                _at++;
                _insideHashtag = false;
            }
            else if (CharacterKind.IsWord(c))
            {
                ReadWordOrLink();
                return true;
            }
            else if (ReadSign(c))
            {
                return true;
            }
        }
        return false;
    }

    private void ReadWordOrLink()
    {
        if (!_insideHashtag && Links.Length(_text[_at..]) is > 0 and var length)
        {
            Placeholder(TokenKind.Link, "http", length);
            return;
        }
        var word = _text[_at] is 'x' or 'X' or 'o' or 'O' or 't' or 'T' && StartsToken();
        if (word && ReadEmoticon())
            return;
        ReadWord();
    }

    private void ReadWord()
    {
        Kind = TokenKind.Word;
        _length = 0;
        int upper = 0, letters = 0;
        var start = _at;
        for (; _at < _text.Length && _length < MaxTokenLength; _at++)
        {
            var c = _text[_at];
            if (CharacterKind.IsIgnorable(c))
                continue;
            if (CharacterKind.IsApostrophe(c) && InsideWord())
                c = '\'';
            else if (!CharacterKind.IsWord(c) || (_insideHashtag && _at > start && StartsHump()))
                break;
            if (char.IsLetter(c))
                letters++;
            if (char.IsUpper(c))
                upper++;
            Append(char.IsDigit(c) ? '0' : char.ToLowerInvariant(c));
        }
        Shouted = letters >= ShoutedFrom && upper == letters;
        if (_at < _text.Length && _insideHashtag && !CharacterKind.IsWord(_text[_at]))
            _insideHashtag = false;
    }

    private void Append(char c)
    {
        if (_length >= 2 && _buffer[_length - 1] == c && _buffer[_length - 2] == c)
        {
            Elongated |= c != '0';
            return;
        }
        _buffer[_length++] = c;
    }

    private readonly bool InsideWord() =>
        _length > 0 && _at + 1 < _text.Length && char.IsLetter(_text[_at - 1]) && char.IsLetter(_text[_at + 1]);

    private readonly bool StartsHump() => char.IsUpper(_text[_at]) && char.IsLower(_text[_at - 1]);

    private readonly bool StartsToken() => _at == 0 || !CharacterKind.IsWord(_text[_at - 1]);

    private bool ReadSign(char c)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        _insideHashtag = false;
        if (c is '@' or '\uFF20' && CharacterKind.IsWord(next))
            return ReadUser();
        if (c is '#' or '\uFF03' && CharacterKind.IsWord(next))
        {
            _insideHashtag = true;
            return Placeholder(TokenKind.Hashtag, "#", 1);
        }
        if (char.IsHighSurrogate(c) && char.IsLowSurrogate(next))
            return ReadPair(c, next);
        if (CharacterKind.IsPicture(c))
            return Single(TokenKind.Emoji, c);
        return ReadEmoticon() || ReadPunctuation(c);
    }

    private bool ReadUser()
    {
        var end = _at + 1;
        while (end < _text.Length && CharacterKind.IsWord(_text[end]))
            end++;
        return Placeholder(TokenKind.User, "@user", end - _at);
    }

    private bool ReadPair(char high, char low)
    {
        _at += 2;
        if (CharacterKind.IsSkinTone(high, low))
            return false;
        Kind = TokenKind.Emoji;
        _buffer[0] = high;
        _buffer[1] = low;
        _length = 2;
        return true;
    }

    private bool ReadEmoticon()
    {
        var length = Emoticons.Match(_text[_at..], out var face);
        return length > 0 && (_at == 0 || !char.IsAsciiDigit(_text[_at - 1])) && Placeholder(TokenKind.Emoticon, face, length);
    }

    /// <summary>One, two and many of the same sign are three tokens: <c>!</c>, <c>!!</c>, <c>!!!</c>.</summary>
    private bool ReadPunctuation(char c)
    {
        Kind = TokenKind.Punctuation;
        _length = 0;
        for (; _at < _text.Length && _text[_at] == c; _at++)
        {
            if (_length < 3)
                _buffer[_length++] = c;
        }
        return true;
    }

    private bool Single(TokenKind kind, char c)
    {
        Kind = kind;
        _buffer[0] = c;
        _length = 1;
        _at++;
        return true;
    }

    private bool Placeholder(TokenKind kind, ReadOnlySpan<char> token, int consumed)
    {
        Kind = kind;
        token.CopyTo(_buffer);
        _length = token.Length;
        _at += consumed;
        return true;
    }
}
