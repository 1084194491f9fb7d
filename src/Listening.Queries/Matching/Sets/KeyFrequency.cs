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

    // A spelling with its marks is half as frequent as the word.
    private static double Word(TermNode term) => TermFrequencies.Share(term.Folded) * (term.Marked is null ? 1000 : 500);

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
