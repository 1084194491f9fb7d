namespace Listening.Queries;

/// <summary>Writes words of theirs as a term of ours.</summary>
internal static class ImportWords
{
    internal const string Leading = "a * cannot begin a word";
    internal const string Short = "at least 3 letters have to stand before a *";
    internal const string Empty = "there is no word in it";

    /// <summary>The tokens that our tokeniser cuts it into.</summary>
    internal static int Count(string text) => TokenStreams.Of(text).Count;

    /// <summary>Why it cannot be looked for, or null.</summary>
    internal static string? Fault(string text)
    {
        var letters = 0;
        var previous = ' ';
        foreach (var c in text)
        {
            if (c == '*' && letters < QueryLimits.PrefixLetters)
                return letters == 0 && !IsPartOfWord(previous) ? Leading : Short;
            letters = IsLetter(c) ? letters + (char.IsLowSurrogate(c) ? 0 : 1) : IsPartOfWord(c) ? letters : 0;
            previous = c;
        }

        return Count(text) == 0 ? Empty : null;
    }

    /// <summary>Bare where that is plain, else in quotes.</summary>
    internal static string Write(string text)
    {
        var plain = text.All(c => IsLetter(c) || IsPartOfWord(c)) && !text.All(c => !IsLetter(c))
            && Operators.Of(text) == Operator.None && !Operators.LooksLikeOne(text) && text[0] is not ('\'' or '.');
        return plain ? text : Quoted(text);
    }

    internal static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>True where a token has a diacritic, so that here only this spelling is found.</summary>
    internal static bool HasDiacritic(string text)
    {
        var buffer = new TokenBuffer();
        Tokenizer.Append(text, buffer);
        foreach (ref readonly var token in buffer.Tokens)
            if (token.Distinct && !token.Signed && char.IsLetter(text[token.Start]))
                return true;
        return false;
    }

    /// <summary>True where punctuation stands between or around the tokens, which is not looked at.</summary>
    internal static bool HasPunctuation(string text) => text.Any(c => !IsLetter(c) && c is not ('#' or '@' or '$' or '*' or '?' or ' ' or '_'));

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static bool IsPartOfWord(char c) => c is '*' or '?' or '#' or '@' or '$' or '.' or '\'' or '_';
}
