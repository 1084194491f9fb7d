namespace Listening.Queries;

/// <summary>Turns trees into clauses over a shared index of terms.</summary>
internal static class ClauseCompiler
{
    internal static Clause Compile(QueryNode node, TermIndex terms) => node switch
    {
        WordNode word => new WordClause(terms.Add(word), word.Scope),
        PhraseNode phrase => new PhraseClause([.. phrase.Words.OfType<WordNode>().Select(terms.Add)], phrase.Scope),
        FieldNode field => new FieldClause(field.Field, field.Test),
        AndNode and => new AllClause([.. CheapFirst(and.Children).Select(child => Compile(child, terms))]),
        OrNode or => new AnyClause([.. or.Children.Select(child => Compile(child, terms))]),
        NotNode not => new NoClause(Compile(not.Child, terms)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Words are looked up, fields are folded and compared: the cheap ones decide first.
    private static IEnumerable<QueryNode> CheapFirst(EquatableList<QueryNode> children) => children.OrderBy(child => child switch
    {
        WordNode => 0,
        PhraseNode => 1,
        FieldNode => 2,
        _ => 3,
    });
}
