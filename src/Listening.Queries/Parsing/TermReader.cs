namespace Listening.Queries;

/// <summary>Turns a run or a quoted text into a word or a phrase, by the documents' own tokeniser.</summary>
internal sealed class TermReader(string text, QueryErrorList errors, ParseContext context)
{
    private readonly TokenBuffer _tokens = new();

    /// <summary>Reads a stretch of the text.</summary>
    /// <param name="start">Where the words begin.</param>
    /// <param name="length">How far they go.</param>
    /// <param name="piece">The piece they stand in, quotes included.</param>
    /// <param name="scope">Where they are looked for.</param>
    internal QueryNode? Read(int start, int length, Lexeme piece, QueryScope scope)
    {
        var source = text.AsSpan(start, length);
        var bare = piece.Kind == LexemeKind.Run;
        _tokens.Clear();
        Tokenizer.Append(source, _tokens);
        if (bare && Wildcards.Later(source, _tokens.Tokens) is { } later)
        {
            errors.Add(later, piece.Start, piece.Length);
            return null;
        }

        if (_tokens.Count == 0)
        {
            errors.Add(source.Contains('*') ? Wildcards.LeadingHint : "There is no word here to look for.", piece.Start, Math.Max(1, piece.Length));
            return null;
        }

        if (bare && Operators.LooksLikeOne(source))
            context.Lint.Add(new("lower-case-operator", $"\"{source}\" is a word here: operators are upper case.", new(start, length)));
        if (!context.Count(_tokens.Count, errors, piece.Start))
            return null;
        var position = new QueryPosition(piece.Start, piece.Length);
        return Words(source, start, scope) switch
        {
            null => null,
            [var word] => word with { Position = position },
            var words => new PhraseNode { Words = new(words), Scope = scope, Position = position },
        };
    }

    private List<WordNode>? Words(ReadOnlySpan<char> source, int start, QueryScope scope)
    {
        var words = new List<WordNode>(_tokens.Count);
        var end = 0;
        var valid = true;
        foreach (ref readonly var token in _tokens.Tokens)
        {
            valid &= Leading(source, end, token, start);
            end = token.Start + token.Length;
            var prefix = end < source.Length && source[end] == '*' && !(end + 1 < source.Length && char.IsLetterOrDigit(source[end + 1]));
            valid &= !prefix || Prefix(source, token, start);
            words.Add(new()
            {
                Folded = _tokens.Folded(token).ToString(),
                Marked = token.Distinct ? _tokens.Marked(token).ToString() : null,
                Prefix = prefix,
                Scope = scope,
                Position = new(start + token.Start, token.Length + (prefix ? 1 : 0)),
            });
        }

        return valid ? words : null;
    }

    private bool Leading(ReadOnlySpan<char> source, int end, in Token token, int start)
    {
        if (token.Start == 0 || source[token.Start - 1] != '*' || token.Start - 1 < end)
            return true;
        if (token.Start - 1 == end && end > 0)
            errors.Add("A * inside a word is not available yet in this version.", start + end, 1);
        else
            errors.Add(Wildcards.LeadingHint, start + token.Start - 1, 1);
        return false;
    }

    private bool Prefix(ReadOnlySpan<char> source, in Token token, int start)
    {
        var letters = 0;
        foreach (var c in _tokens.Folded(token))
            letters += char.IsLetterOrDigit(c) || char.IsHighSurrogate(c) ? 1 : 0;
        if (letters >= QueryLimits.PrefixLetters)
            return true;
        errors.Add($"At least {QueryLimits.PrefixLetters} letters have to stand before a *.", start + token.Start, Math.Min(token.Length + 1, source.Length - token.Start));
        return false;
    }
}
