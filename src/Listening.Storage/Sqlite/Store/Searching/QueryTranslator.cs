using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Translates a query's tree. A part that neither the inverted index nor SQL can tell exactly becomes a wider one (a narrower one below NOT), and the matcher verifies.</summary>
internal sealed class QueryTranslator(DateTimeOffset now)
{
    /// <summary>The first node that is only narrowed down; null where the translation is exact.</summary>
    public QueryNode? Inexact { get; private set; }

    public Clause Translate(QueryNode node) => Translate(node, wider: true);

    private Clause Translate(QueryNode node, bool wider) => node switch
    {
        AndNode and => ClauseAlgebra.And([.. and.Children.Select(child => Translate(child, wider))]),
        OrNode or => ClauseAlgebra.Or([.. or.Children.Select(child => Translate(child, wider))]),
        NotNode not => ClauseAlgebra.Not(Translate(not.Child, !wider)),
        TextNode text => Settle(text, TextTranslation.Of(text), wider),
        FieldNode field => Settle(field, FieldTranslation.Of(field, now), wider),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "The embedded store does not know this kind of node."),
    };

    private Clause Settle(QueryNode node, Translation translation, bool wider)
    {
        if (translation.Exact)
            return translation.Clause;
        Inexact ??= node;
        return wider ? translation.Clause : Clause.Nothing;
    }
}

/// <summary>What a leaf became.</summary>
/// <param name="Clause">Finds every mention that the leaf matches.</param>
/// <param name="Exact">And no other.</param>
internal readonly record struct Translation(Clause Clause, bool Exact = true)
{
    /// <summary>Nothing is known before the document is read.</summary>
    public static readonly Translation Unknown = new(Clause.Everything, Exact: false);
}
