namespace Listening.Queries;

/// <summary>The distinct terms and field tests of one or many queries, numbered, and how the terms are found in a document's tokens.
/// Built by one thread; afterwards safe for many.</summary>
internal sealed class TermIndex
{
    private readonly Dictionary<TermNode, int> _numbers = [];
    private readonly Dictionary<FieldNode, int> _fields = [];
    private readonly StreamIndex _folded = new(marked: false);
    private readonly StreamIndex _marked = new(marked: true);

    /// <summary>How many terms there are.</summary>
    internal int Count => _numbers.Count;

    /// <summary>How many field tests there are.</summary>
    internal int Fields => _fields.Count;

    /// <summary>The term's number, whatever part it is looked for in.</summary>
    internal int Add(TermNode term)
    {
        var key = term.Scope == QueryScope.Anywhere ? term : term with { Scope = QueryScope.Anywhere };
        if (_numbers.TryGetValue(key, out var number))
            return number;
        number = _numbers.Count;
        _numbers.Add(key, number);
        (term.Marked is null ? _folded : _marked).Add(term, number);
        return number;
    }

    /// <summary>The field test's number.</summary>
    internal int Add(FieldNode field)
    {
        if (!_fields.TryGetValue(field, out var number))
            _fields.Add(field, number = _fields.Count);
        return number;
    }

    /// <summary>Notes every occurrence of every term.</summary>
    internal void Find(TokenizedDocument document, TermScratch scratch)
    {
        var buffer = document.Buffer;
        var tokens = buffer.Tokens;
        scratch.Steps += tokens.Length;
        var (folded, marked) = (!_folded.IsEmpty, !_marked.IsEmpty);
        for (var position = 0; position < tokens.Length; position++)
        {
            ref readonly var token = ref tokens[position];
            if (token.FoldedLength == 0)
                continue;
            var place = new TokenPlace(scratch, document, position);
            if (folded)
                _folded.Find(buffer, token.FoldedStart, token.FoldedLength, token.FoldedHash, place);
            if (marked)
                FindMarked(buffer, token, place);
        }

        scratch.Steps += scratch.Hits.Count;
    }

    // A term with a diacritic but no sign also finds the tag of that spelling.
    private void FindMarked(TokenBuffer buffer, in Token token, in TokenPlace place)
    {
        _marked.Find(buffer, token.MarkedStart, token.MarkedLength, token.MarkedHash, place);
        if (token.Signed)
            _marked.Find(buffer, token.MarkedStart + 1, token.MarkedLength - 1, TextHash.Of(buffer.Chars(token.MarkedStart + 1, token.MarkedLength - 1)), place);
    }
}
