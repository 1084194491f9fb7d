namespace Listening.Queries;

/// <content>Operators between two sides, and those before brackets.</content>
internal sealed partial class QueryParser
{
    // A chain leans to the left: a NEAR b NEAR c is (a NEAR b) NEAR c.
    private QueryNode? Near()
    {
        var start = _lexer.Peek().Start;
        var node = Term();
        string? first = null;
        var mixed = false;
        while (OperatorAhead() == Operator.Proximity)
        {
            var sign = _lexer.Take();
            var between = Between(sign);
            if (!Operand(sign))
                continue;
            TakeNots(sign);
            node = Join(node, between, Term(), sign, start);
            mixed |= between is not null && between.Name != (first ??= between.Name);
        }

        if (mixed)
            _context.Lint.Add(new("mixed-proximity", "Different operators side by side are read from left to right. Brackets make it plain.", new(start, _lexer.At - start)));
        return node;
    }

    private ProximityOperator? Between(Lexeme sign)
    {
        var between = ProximityOperator.Read(_lexer.Of(sign), out var fault);
        if (_field is not null)
            fault = $"{Operators.Name(_lexer.Of(sign))} stands between words, not between values of {_field.Name}:.";
        if (fault is not null)
            _errors.Add(fault, sign.Start, sign.Length, _field is null ? ProximityOperator.Nearest(_lexer.Of(sign)) : null);
        return fault is null ? between : null;
    }

    private void TakeNots(Lexeme sign)
    {
        var at = _lexer.Peek();
        if (OperatorAhead() != Operator.Not && !IsMinus())
            return;
        _errors.Add($"{Sides(sign)} NOT goes outside: NOT (a {Operators.Name(_lexer.Of(sign))} b).", at.Start, at.Length);
        while (OperatorAhead() == Operator.Not || IsMinus())
            _lexer.Take();
    }

    private QueryNode? Join(QueryNode? left, ProximityOperator? between, QueryNode? right, Lexeme sign, int start)
    {
        if (left is null || right is null || between is null)
            return left ?? right;
        if (IsFaulty(left, sign))
            return right;
        if (IsFaulty(right, sign))
            return left;
        var node = between.Between(left, right);
        if (TreeDepth.Of(node) <= QueryLimits.Depth)
            return Count(node, start);
        _errors.Add($"Nested deeper than {QueryLimits.Depth} levels.", sign.Start, sign.Length);
        return right;
    }

    private bool IsFaulty(QueryNode side, Lexeme sign)
    {
        if (ProximitySides.Fault(side) is not { } found)
            return false;
        _errors.Add($"{Sides(sign)} {found}", side.Position.Start, side.Position.Length);
        return true;
    }

    private string Sides(Lexeme sign) => $"{Operators.Name(_lexer.Of(sign))} takes words, phrases and groups of them with OR.";

    private QueryNode? Counted(Lexeme sign)
    {
        var isFirst = Operators.Name(_lexer.Of(sign)) is "FIRST";
        var count = Number(sign, isFirst);
        if (Misplaced(isFirst) is { } fault)
            _errors.Add(fault, sign.Start, sign.Length);
        var next = _lexer.Peek();
        if (next.Kind != LexemeKind.Open)
        {
            _errors.Add($"{_lexer.Of(sign)} needs brackets around what it is about.", sign.Start, sign.Length, Bracketed(sign, next));
            return next.Kind is LexemeKind.Quote or LexemeKind.Brace || (next.Kind == LexemeKind.Run && OperatorAhead() == Operator.None) ? Term() : null;
        }

        var outer = _context.InFirst;
        _context.InFirst |= isFirst;
        var child = Group(_lexer.Take());
        _context.InFirst = outer;
        if (child is null || count is null)
            return child;
        if (isFirst)
            return Count(new FirstNode { Tokens = count.Value, Child = child }, sign.Start);
        return IsFaulty(child, sign) ? null : Count(new AtLeastNode { Count = count.Value, Child = child }, sign.Start);
    }

    private int? Number(Lexeme sign, bool isFirst)
    {
        var run = _lexer.Of(sign);
        var name = Operators.Name(run);
        var digits = name.Length < run.Length ? run[(name.Length + 1)..] : default;
        var most = isFirst ? QueryLimits.First : QueryLimits.AtLeast;
        var number = OperatorNumber.Read(name, digits, 1, most, out var fault);
        if (fault is not null)
            _errors.Add(fault, sign.Start, sign.Length, digits.IsEmpty ? (isFirst ? "FIRST/50" : "ATLEAST/2") : OperatorNumber.Nearest(name, digits, 1, most));
        return number;
    }

    private string? Misplaced(bool isFirst)
    {
        if (_field is not null)
            return $"This stands around words, not around values of {_field.Name}:.";
        if (isFirst && _context.InFirst)
            return "FIRST cannot stand inside another FIRST.";
        return isFirst && _scope is QueryScope.Title or QueryScope.Author ? "FIRST looks at the text alone: it cannot stand inside title: or author:." : null;
    }

    private string? Bracketed(Lexeme sign, Lexeme next) =>
        next.Kind is LexemeKind.Quote or LexemeKind.Run && next.Length <= 40 && OperatorAhead() == Operator.None ? $"{_lexer.Of(sign)}({_lexer.Of(next)})" : null;

    // What other tools mean by "a b"~5.
    private static string? Nearby(QueryNode? node, ReadOnlySpan<char> tilde) => node switch
    {
        TermNode word => QueryWriter.Write(word) + tilde.ToString() is { Length: <= 60 } text && tilde is "~1" or "~2" ? text : null,
        PhraseNode { Words: [var first, var last] } when int.TryParse(tilde[1..], out var distance) && distance is >= 0 and <= QueryLimits.Near =>
            $"{QueryWriter.Write(first)} NEAR/{distance} {QueryWriter.Write(last)}",
        _ => null,
    };
}
