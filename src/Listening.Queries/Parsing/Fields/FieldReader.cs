using System.Text;

namespace Listening.Queries;

/// <summary>Reads what stands after a field's colon.</summary>
internal sealed class FieldReader(QueryLexer lexer, QueryErrorList errors, ParseContext context)
{
    /// <summary>The field named, or null and a fault.</summary>
    internal FieldSpec? Spec(Lexeme name)
    {
        var written = lexer.Of(name)[..^1];
        if (FieldTable.ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var spec))
        {
            if (!spec.Enriched || context.Options.Use != QueryUse.Listening)
                return spec;
            errors.Add($"{spec.Name}: exists only after a mention was heard; a listening query cannot ask for it.", name.Start, name.Length);
            return null;
        }

        if (written is "http" or "https")
            errors.Add("An address is looked for with url: or link:.", name.Start, name.Length, "url:\"…\"");
        else
            errors.Add($"There is no field \"{written}\".", name.Start, name.Length, FieldTable.Nearest(written) is { } near ? near + ":" : null);
        return null;
    }

    /// <summary>True, and a fault, where nothing follows the colon.</summary>
    internal bool IsMissing(FieldSpec spec, Lexeme name)
    {
        if (lexer.At < lexer.Text.Length && !char.IsWhiteSpace(lexer.Text[lexer.At]) && lexer.Text[lexer.At] != ')')
            return false;
        errors.Add($"{spec.Name}: needs a value right after the colon.", name.Start, name.Length);
        return true;
    }

    /// <summary>Passes over the value of a field that is no field; true where a bracket follows.</summary>
    internal bool SkipValue(Lexeme name)
    {
        if (name.End >= lexer.Text.Length || char.IsWhiteSpace(lexer.Text[name.End]) || lexer.Text[name.End] == ')')
            return false;
        if (lexer.Text[name.End] == '(')
            return true;
        TakeValue(out _);
        return false;
    }

    /// <summary>The run from here on, whatever it begins with.</summary>
    internal Lexeme TakeRun()
    {
        var run = new Lexeme(LexemeKind.Run, lexer.At, Math.Max(1, lexer.RunLength(lexer.At)));
        lexer.At = run.End;
        return run;
    }

    /// <summary>A test of the field.</summary>
    internal QueryNode? Value(FieldSpec spec, int start)
    {
        lexer.At = start;
        var value = TakeValue(out var piece);
        if (IsReference(spec))
            return QueryReference.Expand(value.Text, new(piece.Start, piece.Length), errors, context);
        if (!context.Count(1, errors, piece.Start))
            return null;
        var test = FieldTests.Read(spec, value, context.Options, out var fault, out var suggestion);
        if (test is not null)
            return new FieldNode { Field = spec.Field, Test = test, Position = new(piece.Start, piece.Length) };
        errors.Add(fault!, piece.Start, piece.Length, suggestion);
        return null;
    }

    /// <summary>What a named list stands for.</summary>
    internal QueryNode? List(Lexeme name, QueryScope scope)
    {
        var value = TakeValue(out var piece);
        var position = new QueryPosition(name.Start, piece.End - name.Start);
        return ListReference.Expand(value.Text, position, scope, errors, context);
    }

    /// <summary>True where <c>query:</c> stands for another query of the unit.</summary>
    internal bool IsReference(FieldSpec spec) => spec is { Form: FieldForm.Exact, Field: QueryField.Query } && context.Options.Use == QueryUse.Listening;

    private FieldValue TakeValue(out Lexeme piece)
    {
        var start = lexer.At;
        var first = lexer.Text[start];
        if (QueryLexer.IsQuote(first))
        {
            piece = lexer.Take();
            var (from, length) = lexer.Content(piece);
            return new(Unescape(lexer.Text.Substring(from, length)), Quoted: true);
        }

        var run = lexer.RunLength(start);
        if (first is '[' or '{' && lexer.Text.AsSpan(start).IndexOfAny(']', '}') is > 0 and var close)
            run = close + 1;
        piece = new(LexemeKind.Run, start, Math.Max(1, run));
        lexer.At = piece.End;
        return new(lexer.Of(piece).ToString(), Quoted: false);
    }

    private static string Unescape(string quoted)
    {
        var text = new StringBuilder(quoted.Length);
        for (var i = 0; i < quoted.Length; i++)
        {
            if (quoted[i] == '\\' && i + 1 < quoted.Length && (quoted[i + 1] == '\\' || QueryLexer.IsQuote(quoted[i + 1])))
                i++;
            text.Append(quoted[i]);
        }

        return text.ToString();
    }
}

/// <summary>A value as written, quotes taken off.</summary>
internal readonly record struct FieldValue(string Text, bool Quoted);
