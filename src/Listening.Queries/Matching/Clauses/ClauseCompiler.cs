using System.Diagnostics;

namespace Listening.Queries;

/// <summary>Turns trees into clauses over a shared index of terms.</summary>
internal static class ClauseCompiler
{
    internal static Clause Compile(QueryNode node, TermIndex terms) => node switch
    {
        TextNode or ProximityNode => Simple(node, terms),
        FieldNode field => new FieldClause(terms.Add(field), field),
        AtLeastNode atLeast => new AtLeastClause(AsSide(atLeast.Child, terms), atLeast.Count),
        FirstNode first => new FirstClause(Compile(first.Child, terms), first.Tokens),
        AndNode and => new AllClause([.. CheapFirst(and.Children).Select(child => Compile(child, terms))]),
        OrNode or => new AnyClause([.. or.Children.Select(child => Compile(child, terms))]),
        NotNode not => new NoClause(Compile(not.Child, terms)),
        _ => throw new UnreachableException(),
    };

    private static Side AsSide(QueryNode node, TermIndex terms) =>
        node is OrNode or ? new UnionSide([.. Alternatives(or).Select(child => Simple(child, terms))]) : Simple(node, terms);

    private static SimpleSide Simple(QueryNode node, TermIndex terms) => node switch
    {
        TermNode term => new WordClause(terms.Add(term), term.Scope),
        PhraseNode phrase => new PhraseClause([.. phrase.Words.Select(terms.Add)], phrase.Scope),
        NearNode near => new NearClause(AsSide(near.Left, terms), AsSide(near.Right, terms), near.Distance, near.Ordered),
        TogetherNode together => new TogetherClause(AsSide(together.Left, terms), AsSide(together.Right, terms), together.Paragraph),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<QueryNode> Alternatives(OrNode or) => or.Children.SelectMany(child => child is OrNode inner ? Alternatives(inner) : [child]);

    // Words are looked up, fields are folded and compared, sides are gathered: the cheap ones decide first.
    private static IEnumerable<QueryNode> CheapFirst(EquatableList<QueryNode> children) => children.OrderBy(child => child switch
    {
        TermNode => 0,
        PhraseNode => 1,
        NotNode { Child: TermNode } => 2,
        FieldNode => 3,
        ProximityNode or AtLeastNode or FirstNode => 5,
        _ => 4,
    });
}
