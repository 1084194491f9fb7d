using System.Text.Json;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Terms, phrases, neighbours and numbers: as one expression of the inverted index where it has words for them, from the places of words where those tell, else only narrowed down.</summary>
internal sealed class TextTranslation(TermSpellings terms, PlaceReader? places, SearchLimits limits)
{
    private readonly WideTranslation _wide = new(terms, limits);

    public Translation Of(QueryNode node) => Found(node) switch
    {
        { Exact: true } found => found,
        var found => Placed(node, _ => true) ?? found ?? new(_wide.Of(node), Exact: false),
    };

    /// <summary>The node within the first tokens of the text.</summary>
    public Translation First(QueryNode node, int tokens) =>
        Placed(node, stretch => stretch.Part == 1 && stretch.Last < tokens) ?? new(_wide.Of(node, QueryScope.Text), Exact: false);

    private Translation? Found(QueryNode node) => node switch
    {
        TermNode { Folded.Length: 0, Marked: null } => Translation.Unknown,
        TermNode term => new(FoundText.Any(terms.Of(term).All, term.Scope, limits.Together), terms.Of(term).Exact),
        PhraseNode phrase => Phrase(phrase),
        NearNode near => Near(near),
        AtLeastNode { Count: 1 } atLeast => Of(atLeast.Child),
        _ => null,
    };

    // Each combination of spellings is a phrase of the index, if all of them stand in one stream and only the last is a prefix.
    private Translation? Phrase(PhraseNode phrase)
    {
        var words = phrase.Words.Select(word => terms.Of(word with { Scope = phrase.Scope })).ToList();
        var combinations = words.Aggregate(1L, (product, word) => Math.Min(product * word.All.Count, int.MaxValue));
        var spellings = words.SelectMany(word => word.All).ToList();
        if (combinations > limits.Combinations || spellings.Select(spelling => spelling.Marked).Distinct().Count() > 1 || spellings.Any(spelling => spelling.Token.Length == 0)
            || words.SkipLast(1).Any(word => word.All.Any(spelling => spelling.Prefix)) || words.Any(word => !word.Exact))
            return null;
        // An author's words that are tags stand beside those that are not in the same column, so only whole streams are phrases there too.
        IEnumerable<Spelling[]> runs = [[]];
        runs = words.Aggregate(runs, (before, word) => before.SelectMany(run => word.All.Select(spelling => (Spelling[])[.. run, spelling])));
        return new(ClauseAlgebra.Or([.. runs.Select(run => FoundText.Run(run, phrase.Scope))]));
    }

    // The index's own NEAR knows neither order nor groups, and is content with one token where both sides can be that one. What it finds is all there can be, though.
    private Translation? Near(NearNode near)
    {
        if (Terms(near.Left) is not { } left || Terms(near.Right) is not { } right || (long)left.Count * right.Count > limits.Combinations)
            return null;
        var (pairs, exact) = (new List<Clause>(), !near.Ordered);
        foreach (var (one, oneScope) in left)
        {
            foreach (var (other, otherScope) in right)
            {
                if (one.Marked != other.Marked || one.Token.Length == 0 || other.Token.Length == 0)
                    return null;
                exact &= !one.Meets(other);
                if (WideTranslation.Narrower(oneScope, otherScope) is { } scope)
                    pairs.Add(FoundText.Near(one, other, near.Distance, scope));
            }
        }

        return new(ClauseAlgebra.Or(pairs), exact);
    }

    private List<(Spelling Spelling, QueryScope Scope)>? Terms(QueryNode side) => side switch
    {
        TermNode { Scope: not QueryScope.Author } term when terms.Of(term) is { Exact: true, All: var all } => [.. all.Select(spelling => (spelling, term.Scope))],
        OrNode or => Terms(or),
        _ => null,
    };

    private List<(Spelling Spelling, QueryScope Scope)>? Terms(OrNode or)
    {
        var children = or.Children.Select(Terms).ToList();
        return children.Contains(null) ? null : [.. children.SelectMany(child => child!)];
    }

    private Translation? Placed(QueryNode node, Predicate<Stretch> where)
    {
        var (side, count) = node is AtLeastNode atLeast ? (atLeast.Child, atLeast.Count) : (node, 1);
        if (places?.Of(side) is not { } stretches)
            return null;
        var rowIds = StretchAlgebra.RowIds(stretches.FindAll(where), count);
        // The words stay in the expression, to be ranked by.
        var held = Clause.Of(new SqlClause($"(m.rowid IN (SELECT value FROM json_each(?)))", [JsonSerializer.Serialize(rowIds)]));
        return new(rowIds.Count == 0 ? Clause.Nothing : ClauseAlgebra.And([_wide.Of(node), held]));
    }
}
