namespace Listening.Queries;

/// <summary>Turns a run, a quoted or a braced text into a term or a phrase, by the documents' own tokeniser.</summary>
internal sealed class TermReader(string text, QueryErrorList errors, ParseContext context)
{
    private readonly TokenBuffer _tokens = new();

    /// <summary>Reads a stretch of the text.</summary>
    /// <param name="start">Where the words begin.</param>
    /// <param name="length">How far they go.</param>
    /// <param name="piece">The piece they stand in, quotes or braces included.</param>
    /// <param name="scope">Where they are looked for.</param>
    internal QueryNode? Read(int start, int length, Lexeme piece, QueryScope scope)
    {
        var source = text.AsSpan(start, length);
        var distance = 0;
        if (piece.Kind == LexemeKind.Run && !Bare(ref source, piece, out distance))
            return null;
        var written = WildcardText.Of(source, piece.Kind == LexemeKind.Run);
        _tokens.Clear();
        Tokenizer.Append(written.Text, _tokens);
        if (!HasWords(source, piece, distance))
            return null;
        var nodes = Nodes(written, start, distance, piece.Kind == LexemeKind.Brace, scope);
        if (nodes is null)
            return null;
        var position = new QueryPosition(piece.Start, piece.Length);
        return nodes is [var term] ? term with { Position = position } : new PhraseNode { Words = new(nodes), Scope = scope, Position = position };
    }

    // Takes the distance off a bare word.
    private bool Bare(ref ReadOnlySpan<char> source, Lexeme piece, out int distance)
    {
        distance = 0;
        var brace = source.IndexOfAny('{', '}');
        if (brace >= 0)
        {
            errors.Add("Braces stand around a term of its own: {Word}.", piece.Start + brace, 1);
            return false;
        }

        if (Operators.LooksLikeOne(source))
            context.Lint.Add(new("lower-case-operator", $"\"{source}\" is a word here: operators are upper case.", new(piece.Start, piece.Length)));
        var tilde = source[1..].IndexOf('~') + 1;
        if (tilde == 0)
            return true;
        distance = source[(tilde + 1)..] switch { "1" => 1, "2" => 2, _ => 0 };
        if (distance == 0)
            errors.Add("After ~ stands how many letters may differ: 1 or 2.", piece.Start + tilde, piece.Length - tilde, source[..tilde].Length <= 40 ? $"{source[..tilde]}~1" : null);
        source = source[..tilde];
        return distance > 0;
    }

    private bool HasWords(ReadOnlySpan<char> source, Lexeme piece, int distance)
    {
        if (_tokens.Count == 0)
        {
            // A brace alone was named already.
            if (piece is { Kind: LexemeKind.Brace, Length: 1 })
                return false;
            var message = piece.Kind == LexemeKind.Brace && source.IsWhiteSpace() ? "These braces are empty."
                : source.Contains('*') ? TermFaults.LeadingStar : "There is no word here to look for.";
            errors.Add(message, piece.Start, Math.Max(1, piece.Length));
            return false;
        }

        if (distance > 0 && _tokens.Count > 1)
        {
            errors.Add("A distance belongs to one word, and this is a phrase. For words near each other write NEAR/n.", piece.Start, piece.Length);
            return false;
        }

        return context.Count(_tokens.Count, errors, piece.Start);
    }

    private List<TermNode>? Nodes(in WildcardText written, int start, int distance, bool braced, QueryScope scope)
    {
        var nodes = new List<TermNode>(_tokens.Count);
        var maker = new TermMaker(written, _tokens, errors, start);
        var valid = true;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var marks = maker.Marks(i, braced, distance);
            var node = maker.Make(i, marks);
            valid &= node is not null;
            if (node is not null)
                nodes.Add(node with { Scope = scope });
            // The digit of "word~1" is cut as a token of its own.
            i += marks.Skip ? 1 : 0;
        }

        return valid ? nodes : null;
    }
}
