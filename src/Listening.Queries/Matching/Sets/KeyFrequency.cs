namespace Listening.Queries;

/// <summary>About how many documents in a thousand have a term or pass a field test: what is known beforehand, times what the set itself says. A term that many of
/// its queries name is what its documents are about, whatever language at large says.</summary>
internal sealed class KeyFrequency
{
    private readonly Dictionary<QueryNode, int> _uses = [];

    /// <summary>Counts a query's use of a key.</summary>
    internal void Count(QueryNode key) => _uses[Unscoped(key)] = _uses.GetValueOrDefault(Unscoped(key)) + 1;

    internal double Of(QueryNode key) => Alone(key) * Math.Sqrt(Math.Max(1, _uses.GetValueOrDefault(Unscoped(key))));

    private static QueryNode Unscoped(QueryNode key) => key is TermNode { Scope: not QueryScope.Anywhere } term ? term with { Scope = QueryScope.Anywhere } : key;

    private static double Alone(QueryNode key) => key switch
    {
        WordNode { Prefix: true } or PatternNode => Word((TermNode)key) * 8,
        FuzzyNode fuzzy => Word(fuzzy) * 8 * fuzzy.Distance,
        CasedNode cased => Word(cased) / 2,
        TermNode term => Word(term),
        FieldNode field => Field(field),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // The commonest words by name, the others by length (Zipf's law of abbreviation).
    private static double Word(TermNode term)
    {
        if (CommonWords.Contains(term.Folded))
            return term.Marked is null ? 500 : 250;
        var letters = (term.Marked ?? term.Folded).Length;
        return (term.Marked is null ? 200 : 100) / Math.Pow(2, Math.Min(letters, 16));
    }

    // A test that can be looked up by the document's value is worth more than one that has to be made.
    private static double Field(FieldNode field) => field.Test switch
    {
        FieldTest.Exact when field.Field == QueryField.Has => 600,
        FieldTest.Exact => field.Field switch
        {
            QueryField.Id => 0.001,
            QueryField.Story or QueryField.Handle => 1,
            QueryField.Source or QueryField.Tag or QueryField.Category or QueryField.Assignee => 20,
            _ => 300,
        },
        FieldTest.HostSuffix => 10,
        FieldTest.Contains => 400,
        _ => 800,
    };
}
