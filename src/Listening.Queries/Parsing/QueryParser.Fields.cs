namespace Listening.Queries;

/// <content>Fields and parts.</content>
internal sealed partial class QueryParser
{
    private QueryNode? Field(Lexeme name)
    {
        if (_fields.Spec(name) is not { } spec)
            return _fields.SkipValue(name) ? Group(_lexer.Take()) : null;
        if (Misplaced(spec) is { } fault)
        {
            _errors.Add(fault, name.Start, name.Length);
            return _fields.SkipValue(name) ? Group(_lexer.Take()) : null;
        }

        if (_fields.IsMissing(spec, name))
            return null;
        return spec.Form switch
        {
            FieldForm.List => _fields.List(name, _scope),
            FieldForm.Words => ScopedTerm(spec),
            _ => ValueOrGroup(spec),
        };
    }

    private string? Misplaced(FieldSpec spec)
    {
        if (_field is not null || (_scope != QueryScope.Anywhere && spec.Form != FieldForm.List))
            return "A field cannot stand inside the brackets of another field.";
        return _context.InFirst && !LooksAtText(spec) ? "FIRST looks at the beginning of the text alone: no field can stand inside it." : null;
    }

    private bool LooksAtText(FieldSpec spec) => spec.Form == FieldForm.List || spec is { Form: FieldForm.Words, Scope: QueryScope.Text } || _fields.IsReference(spec);

    private QueryNode? ScopedTerm(FieldSpec spec)
    {
        _scope = spec.Scope;
        // The value follows at once, so no comment is looked for: it may begin like one.
        var first = _lexer.Text[_lexer.At];
        var node = first == '(' ? Group(_lexer.Take()) : Words(first == '{' || QueryLexer.IsQuote(first) ? _lexer.Take() : _fields.TakeRun());
        _scope = QueryScope.Anywhere;
        return node;
    }

    private QueryNode? ValueOrGroup(FieldSpec spec)
    {
        if (_lexer.Text[_lexer.At] != '(')
            return _fields.Value(spec, _lexer.At);
        _field = spec;
        var node = Group(_lexer.Take());
        _field = null;
        return node;
    }
}
