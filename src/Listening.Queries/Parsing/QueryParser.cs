namespace Listening.Queries;

/// <summary>Reads a query by descent: OR over AND over NOT over proximity over terms. Depth is bounded before each descent, so no text overflows the stack.</summary>
internal sealed partial class QueryParser
{
    private readonly QueryLexer _lexer;
    private readonly QueryErrorList _errors;
    private readonly ParseContext _context;
    private readonly TermReader _terms;
    private readonly FieldReader _fields;
    private QueryScope _scope;
    private FieldSpec? _field;

    internal QueryParser(string text, QueryErrorList errors, ParseContext context, QueryScope scope)
    {
        (_errors, _context, _scope) = (errors, context, scope);
        _lexer = new(text, errors, context.Lint);
        _terms = new(text, errors, context);
        _fields = new(_lexer, errors, context);
    }

    /// <summary>The tree; null where nothing could be read.</summary>
    internal QueryNode? Parse()
    {
        if (_lexer.Peek().Kind == LexemeKind.End)
            _errors.Add("The query is empty.", 0, 0);
        var parts = new List<QueryNode>();
        while (_lexer.Peek().Kind != LexemeKind.End)
        {
            if (_lexer.Peek().Kind == LexemeKind.Close)
                _errors.Add("No bracket is open here.", _lexer.Take().Start, 1);
            else if (Or() is { } part)
                parts.Add(part);
        }

        return QueryTree.And(parts);
    }

    private QueryNode? Or()
    {
        var start = _lexer.Peek().Start;
        var (first, mixed) = And();
        var parts = new List<QueryNode?> { first };
        while (OperatorAhead() == Operator.Or)
        {
            var sign = _lexer.Take();
            if (Operand(sign))
            {
                var (part, chain) = And();
                parts.Add(part);
                mixed |= chain;
            }
        }

        if (mixed && parts.Count > 1)
            _context.Lint.Add(new("mixed-and-or", "AND and OR side by side: AND binds first. Brackets make it plain.", new(start, _lexer.At - start)));
        var node = QueryTree.Or(parts.OfType<QueryNode>());
        return parts.Count > 1 ? Count(node, start) : node;
    }

    private (QueryNode? Node, bool Chain) And()
    {
        var start = _lexer.Peek().Start;
        var parts = new List<QueryNode?> { Not() };
        while (Next())
            parts.Add(Not());
        var node = QueryTree.And(parts.OfType<QueryNode>());
        return parts.Count > 1 ? (Count(node, start), true) : (node, false);
    }

    // Takes AND, or nothing before NOT and a hyphen; two terms side by side are a fault, read as AND so that the rest is checked too.
    private bool Next()
    {
        var ahead = _lexer.Peek();
        switch (OperatorAhead())
        {
            case Operator.And:
                _lexer.Take();
                return Operand(ahead);
            case Operator.Or:
                return false;
            case Operator.Not:
                return true;
            default:
                if (ahead.Kind is LexemeKind.End or LexemeKind.Close)
                    return false;
                return ahead.Kind == LexemeKind.Minus || SideBySide(ahead);
        }
    }

    private bool SideBySide(Lexeme ahead)
    {
        var run = _lexer.Of(ahead);
        if (ahead.Kind != LexemeKind.Run || !Operators.LooksLikeOne(run))
        {
            _errors.Add("Two terms with nothing between them. Did you mean AND, OR or a phrase in quotes?", ahead.Start, ahead.Length, "AND");
            return true;
        }

        _errors.Add($"\"{run}\" is a word here: operators are upper case.", ahead.Start, ahead.Length, run.ToString().ToUpperInvariant());
        _lexer.Take();
        return _lexer.Peek().Kind is not (LexemeKind.End or LexemeKind.Close);
    }

    private bool Operand(Lexeme sign)
    {
        var ahead = _lexer.Peek();
        if (ahead.Kind is not (LexemeKind.End or LexemeKind.Close) && OperatorAhead() is not (Operator.And or Operator.Or or Operator.Proximity))
            return true;
        _errors.Add($"{_lexer.Of(sign)} needs a term on its right.", sign.Start, sign.Length);
        return false;
    }

    private QueryNode? Not()
    {
        var start = _lexer.Peek().Start;
        var nots = 0;
        while (OperatorAhead() == Operator.Not || IsMinus())
        {
            var sign = _lexer.Take();
            nots++;
            if (!Operand(sign))
                return null;
        }

        if (!_context.Descend(nots, _errors, start))
            nots = 0;
        var node = Near();
        _context.Ascend(nots);
        for (; node is not null && nots > 0; nots--)
            node = Count(new NotNode { Child = node }, start);
        return node;
    }

    private bool IsMinus() => _lexer.Peek() is { Kind: LexemeKind.Minus } sign
        && !(_field is { IsRange: true } && char.IsAsciiDigit(_lexer.Text[sign.End]));

    private QueryNode? Term()
    {
        var piece = _lexer.Peek();
        switch (piece.Kind)
        {
            case LexemeKind.Open:
                return Group(_lexer.Take());
            case LexemeKind.Field:
                return Field(_lexer.Take());
            case LexemeKind.Run when OperatorAhead() is not Operator.None and var found:
                return found == Operator.Counted ? Counted(_lexer.Take()) : Stray(_lexer.Take());
            case LexemeKind.Quote or LexemeKind.Brace or LexemeKind.Run or LexemeKind.Minus:
                return _field is null ? Words(_lexer.Take()) : _fields.Value(_field, piece.Start);
            default:
                _errors.Add("A term is missing here.", piece.Start, piece.Length);
                return null;
        }
    }

    private QueryNode? Stray(Lexeme sign)
    {
        _errors.Add($"{_lexer.Of(sign)} needs a term on its left.", sign.Start, sign.Length);
        while (OperatorAhead() is Operator.And or Operator.Or or Operator.Proximity)
            _lexer.Take();
        if (_lexer.Peek().Kind is LexemeKind.End or LexemeKind.Close || !_context.Descend(1, _errors, sign.Start))
            return null;
        var node = Not();
        _context.Ascend(1);
        return node;
    }

    private QueryNode? Words(Lexeme piece)
    {
        var (start, length) = _lexer.Content(piece);
        var node = _terms.Read(start, length, piece, _scope);
        if (piece.Kind is not (LexemeKind.Quote or LexemeKind.Brace) || _lexer.At >= _lexer.Text.Length || _lexer.Text[_lexer.At] != '~')
            return node;
        var tilde = _fields.TakeRun();
        if (piece.Kind == LexemeKind.Brace)
            _errors.Add(TermFaults.CasedDistance, tilde.Start, tilde.Length);
        else
            _errors.Add("A distance belongs to one word without quotes. For words near each other write NEAR/n.", tilde.Start, tilde.Length, Nearby(node, _lexer.Of(tilde)));
        return null;
    }

    private QueryNode? Group(Lexeme open)
    {
        if (!_context.Descend(1, _errors, open.Start))
            return SkipGroup();
        QueryNode? node = null;
        if (_lexer.Peek().Kind is LexemeKind.Close or LexemeKind.End)
            _errors.Add("These brackets are empty.", open.Start, 1);
        else
            node = Or();
        _context.Ascend(1);
        if (_lexer.Peek().Kind == LexemeKind.Close)
            _lexer.Take();
        else if (!_context.Stopped)
            _errors.Add("This bracket is not closed.", open.Start, 1, ")");
        return node;
    }

    private Operator OperatorAhead()
    {
        if (_lexer.Peek() is not { Kind: LexemeKind.Run } run)
            return Operator.None;
        var word = _lexer.Of(run);
        // Without a number they are words, unless a bracket follows at once.
        if (word is "FIRST" or "ATLEAST" && run.End < _lexer.Text.Length && _lexer.Text[run.End] == '(')
            return Operator.Counted;
        return Operators.Of(word);
    }

    private T? Count<T>(T? node, int start)
        where T : QueryNode
    {
        if (node is null)
            return null;
        if (!_context.Count(1, _errors, start))
            _lexer.At = _lexer.Text.Length;
        return node with { Position = new(start, Math.Max(0, _lexer.At - start)) };
    }

    // Past what is nested too deeply, without descending.
    private QueryNode? SkipGroup()
    {
        for (var open = 1; open > 0;)
        {
            var piece = _lexer.Take();
            if (piece.Kind == LexemeKind.End)
                break;
            open += piece.Kind == LexemeKind.Open ? 1 : piece.Kind == LexemeKind.Close ? -1 : 0;
        }

        return null;
    }
}
