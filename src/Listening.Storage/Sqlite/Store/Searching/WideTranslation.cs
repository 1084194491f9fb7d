using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>What every mention with a node has, in the inverted index alone: its words, in one part where they must stand together.</summary>
internal sealed class WideTranslation(TermSpellings terms, SearchLimits limits)
{
    private static readonly QueryScope[] Parts = [QueryScope.Title, QueryScope.Text];

    public Clause Of(QueryNode node) => Of(node, QueryScope.Anywhere);

    /// <param name="node">A term, a phrase, words near each other, or a choice or number of these.</param>
    /// <param name="part">The part it must stand in, where that is known.</param>
    public Clause Of(QueryNode node, QueryScope part) => node switch
    {
        TextNode text when Narrower(text.Scope, part) is not { } scope => Clause.Nothing,
        TermNode term => Term(term, Narrower(term.Scope, part)!.Value),
        PhraseNode phrase => Phrase(phrase, Narrower(phrase.Scope, part)!.Value),
        OrNode or => ClauseAlgebra.Or([.. or.Children.Select(child => Of(child, part))]),
        AtLeastNode atLeast => Of(atLeast.Child, part),
        ProximityNode together => Together(together, part),
        _ => Clause.Everything,
    };

    /// <summary>The scope that lies in both; null where none does.</summary>
    public static QueryScope? Narrower(QueryScope scope, QueryScope part) => (scope, part) switch
    {
        (_, QueryScope.Anywhere) => scope,
        (QueryScope.Anywhere, QueryScope.Title or QueryScope.Text) => part,
        _ => scope == part ? scope : null,
    };

    private Clause Together(ProximityNode node, QueryScope part)
    {
        if (part != QueryScope.Anywhere)
            return ClauseAlgebra.And([Of(node.Left, part), Of(node.Right, part)]);
        // What stands in an author's name stands in no part with anything else.
        var author = ClauseAlgebra.And([Of(node.Left, QueryScope.Author), Of(node.Right, QueryScope.Author)]);
        return ClauseAlgebra.Or([.. Parts.Select(one => Together(node, one)), author]);
    }

    private Clause Term(TermNode term, QueryScope scope) =>
        term.Folded.Length == 0 && term.Marked is null ? Clause.Everything : FoundText.Any(terms.Of(term).All, scope, limits.Together);

    // Every marked word has its folded form at the same place of the other stream: the whole phrase narrows there.
    private Clause Phrase(PhraseNode phrase, QueryScope scope)
    {
        var words = ClauseAlgebra.And([.. phrase.Words.Select(word => Term(word with { Scope = phrase.Scope }, scope))]);
        var literal = phrase.Words.All(word => word is CasedNode or WordNode { Prefix: false } && word.Folded.Length > 0);
        return literal && scope != QueryScope.Author ? ClauseAlgebra.And([words, FoundText.Run([.. phrase.Words.Select(word => new Spelling(word.Folded, false, false))], scope)]) : words;
    }
}
