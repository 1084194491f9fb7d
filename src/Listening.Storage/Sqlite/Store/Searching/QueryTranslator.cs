using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Translates a query's tree. A part that neither the inverted index nor SQL can tell exactly becomes a wider one (a narrower one below NOT), and the matcher verifies.</summary>
internal sealed class QueryTranslator
{
    private readonly DateTimeOffset _now;
    private readonly TextTranslation _text;

    /// <param name="terms">The query's terms.</param>
    /// <param name="places">Null where the places of words shall not be read.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="limits">What may be spent.</param>
    public QueryTranslator(TermSpellings terms, PlaceReader? places, DateTimeOffset now, SearchLimits limits) =>
        (_now, _text) = (now, new TextTranslation(terms, places, limits));

    /// <summary>The first node that is only narrowed down; null where the translation is exact.</summary>
    public QueryNode? Inexact { get; private set; }

    public Clause Translate(QueryNode node) => Translate(node, wider: true, null);

    /// <param name="node">What is translated.</param>
    /// <param name="wider">Whether an inexact part may find too much or too little.</param>
    /// <param name="first">Inside of FIRST: how many tokens of the text are looked at. What is true of a beginning is made of what is true of its parts, so each of them is looked for there.</param>
    private Clause Translate(QueryNode node, bool wider, int? first) => node switch
    {
        AndNode and => ClauseAlgebra.And([.. and.Children.Select(child => Translate(child, wider, first))]),
        OrNode or => ClauseAlgebra.Or([.. or.Children.Select(child => Translate(child, wider, first))]),
        NotNode not => ClauseAlgebra.Not(Translate(not.Child, !wider, first)),
        FirstNode beginning => Translate(beginning.Child, wider, beginning.Tokens),
        FieldNode field => Settle(field, FieldTranslation.Of(field, _now), wider),
        TextNode or ProximityNode or AtLeastNode => Settle(node, first is { } tokens ? _text.First(node, tokens) : _text.Of(node), wider),
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
