namespace Listening.Queries;

/// <summary>Reads a foreign query by descent: OR over AND over NOT over NEAR over terms. What is missing or too much is remarked on and passed over.</summary>
internal sealed class ImportParser(string text, QueryDialect dialect, ImportNotes notes)
{
    // Translating may add a level of brackets; the result has to stay within QueryLimits.Depth.
    private const int Depth = QueryLimits.Depth - 8;

    private readonly ImportLexer _lexer = new(text, notes);
    private int _depth;
    private int _terms;

    /// <summary>The tree; null where there is no term or the query failed.</summary>
    internal ImportNode? Parse()
    {
        var parts = new List<ImportNode>();
        while (Peek().Kind != ImportPieceKind.End && !notes.Failed)
            Add(parts, Or());

        return Group(all: true, parts, 0);
    }

    private ImportNode? Or()
    {
        var start = _lexer.At;
        var parts = new List<ImportNode>();
        Add(parts, And());
        while (Ahead() == ImportOperatorKind.Or)
        {
            Operator(_lexer.Take());
            Add(parts, And());
        }

        return Group(all: false, parts, start);
    }

    private ImportNode? And()
    {
        var start = _lexer.At;
        var parts = new List<ImportNode>();
        Add(parts, Not());
        while (!notes.Failed && Peek() is { Kind: not (ImportPieceKind.End or ImportPieceKind.Close) } ahead && Ahead() != ImportOperatorKind.Or)
        {
            if (Ahead() == ImportOperatorKind.And)
                Operator(_lexer.Take());
            else if (Ahead() != ImportOperatorKind.Not && ahead.Kind != ImportPieceKind.Minus)
                notes.Approximated("side-by-side", "Nothing stands between these two: read as AND.", ahead.Position);
            Add(parts, Not());
        }

        return Group(all: true, parts, start);
    }

    private ImportNode? Not()
    {
        var start = _lexer.At;
        var nots = 0;
        while (Ahead() == ImportOperatorKind.Not || Peek().Kind == ImportPieceKind.Minus)
        {
            var sign = _lexer.Take();
            if (sign.Kind == ImportPieceKind.Term)
                Operator(sign);
            nots++;
        }

        // What twice is not, is.
        return Near() is not { } node ? null : nots % 2 == 0 ? node : new ImportNot(node, new(start, _lexer.At - start));
    }

    private ImportNode? Near()
    {
        var start = _lexer.At;
        var left = Term();
        while (Ahead() == ImportOperatorKind.Near && !notes.Failed)
        {
            var piece = _lexer.Take();
            var sign = Operator(piece);
            var right = Term();
            left = left is null ? right : right is null ? left : new ImportNear(left, right, sign.Sign, Distance(sign, piece), new(start, _lexer.At - start));
        }

        return left;
    }

    private int Distance(ImportOperator sign, ImportPiece piece)
    {
        if (sign.Sign is "SENTENCE" or "PARAGRAPH")
            return 0;
        if (sign.Number is null && dialect != QueryDialect.Meltwater)
            notes.Approximated("no-distance", $"Without a number at most {QueryLimits.UsualNear} words may stand between.", piece.Position);
        if (piece.Text.EndsWith("f", StringComparison.OrdinalIgnoreCase))
            notes.Equivalent("ordered", $"{piece.Text} is ONEAR/{sign.Number} here.", piece.Position);
        return sign.Number ?? QueryLimits.UsualNear;
    }

    private ImportNode? Term()
    {
        PassOver();
        var piece = Peek();
        switch (piece.Kind)
        {
            case ImportPieceKind.Open:
                return Bracket(_lexer.Take());
            case ImportPieceKind.Field:
                return Field(_lexer.Take());
            case ImportPieceKind.Term:
                return Ahead() == ImportOperatorKind.Prefix ? Prefix(_lexer.Take()) : Leaf(_lexer.Take());
            default:
                if (!notes.Failed)
                    notes.Approximated("operator-alone", "A term is missing here.", piece.Position);
                return null;
        }
    }

    // Operators and hyphens where a term should stand.
    private void PassOver()
    {
        while (Peek().Kind == ImportPieceKind.Minus || Ahead() is not (ImportOperatorKind.None or ImportOperatorKind.Prefix))
            notes.Approximated("operator-alone", "A term is missing before this: it is passed over.", _lexer.Take().Position);
    }

    // The next piece; brackets that close nothing are passed over.
    private ImportPiece Peek()
    {
        while (_depth == 0 && _lexer.Peek().Kind == ImportPieceKind.Close)
            notes.Equivalent("bracket", "No bracket is open here: this one is passed over.", _lexer.Take().Position);
        return _lexer.Peek();
    }

    private ImportTerm Leaf(ImportPiece piece)
    {
        var within = _lexer.TakeSuffix('~');
        Boost();
        if (++_terms == QueryLimits.Nodes)
            notes.Fail("too-many", $"More than {QueryLimits.Nodes:N0} terms.", piece.Position);
        return new(piece.Text, piece.Form, within, new(piece.Start, _lexer.At - piece.Start));
    }

    private void Boost()
    {
        var start = _lexer.At;
        if (_lexer.TakeSuffix('^') is not null)
            notes.Equivalent("boost", "^ only orders what is shown: it is left out.", new(start, _lexer.At - start));
    }

    private ImportPrefix? Prefix(ImportPiece piece)
    {
        var sign = ImportOperator.Of(piece.Word, dialect);
        var most = sign.Sign == "FIRST" ? QueryLimits.First : QueryLimits.AtLeast;
        notes.Approximated("prefix", $"Read as our {sign.Sign}/n(…).", piece.Position);
        return Term() is not { } child ? null : new(sign.Sign + "/" + Math.Clamp(sign.Number ?? 1, 1, most), child, new(piece.Start, _lexer.At - piece.Start));
    }

    private ImportNode? Bracket(ImportPiece open)
    {
        if (++_depth > Depth)
        {
            notes.Fail("too-deep", $"Nested deeper than {Depth} levels.", open.Position);
            return null;
        }

        var empty = Peek().Kind == ImportPieceKind.Close;
        var node = empty ? null : Or();
        if (empty)
            notes.Equivalent("empty", "Nothing stands in these brackets.", open.Position);
        if (Peek().Kind == ImportPieceKind.Close)
            _lexer.Take();
        else if (!notes.Failed)
            notes.Approximated("not-closed", "This bracket is not closed: it was taken to end with the query.", open.Position);
        _depth--;
        var within = _lexer.TakeSuffix('~');
        Boost();
        return Widened(node, within, new(open.Start, _lexer.At - open.Start));
    }

    private ImportNode? Widened(ImportNode? node, int? within, QueryPosition at)
    {
        if (within is null || node is null)
            return node;
        if (node is ImportGroup { All: true } group)
            return group with { Within = within, Position = at };
        notes.Equivalent("distance", "The ~ has nothing to keep together here: it is left out.", at);
        return node;
    }

    private ImportField? Field(ImportPiece name)
    {
        if (_lexer.TakeValue() is { } value)
            return new(name.Text, Leaf(value), new(name.Start, _lexer.At - name.Start));
        if (Peek().Kind == ImportPieceKind.Open && Bracket(_lexer.Take()) is { } group)
            return new(name.Text, group, new(name.Start, _lexer.At - name.Start));
        if (!notes.Failed)
            notes.Equivalent("empty", $"{name.Text}: has no value.", name.Position);
        return null;
    }

    private ImportOperatorKind Ahead() => ImportOperator.Of(Peek().Word, dialect).Kind;

    private ImportOperator Operator(ImportPiece piece)
    {
        var sign = ImportOperator.Of(piece.Word, dialect);
        if (sign.Lower && dialect != QueryDialect.Meltwater)
            notes.Approximated("lower-case-operator", $"\"{piece.Text}\" is read as the operator.", piece.Position);
        return sign;
    }

    private ImportNode? Group(bool all, List<ImportNode> parts, int start) =>
        parts.Count < 2 ? parts.FirstOrDefault() : new ImportGroup(all, parts, null, new(start, _lexer.At - start));

    private static void Add(List<ImportNode> parts, ImportNode? part)
    {
        if (part is not null)
            parts.Add(part);
    }
}
