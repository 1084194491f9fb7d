namespace Listening.Queries;

/// <summary>The part a span lies in.</summary>
public enum QueryPart
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The text.</summary>
    Text,
}

/// <summary>A matched stretch in UTF-16 units of its part, for highlighting.</summary>
public readonly record struct QuerySpan(QueryPart Part, int Start, int Length);

/// <summary>A query of the set that matched.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Spans">Where its positive clauses matched, sorted, without overlap; empty for a query of fields only.</param>
public sealed record QueryMatch(string Id, IReadOnlyList<QuerySpan> Spans);

/// <summary>Many queries evaluated together over one document. Immutable; safe for many threads at once.
/// A query is looked at only where one of the words it cannot do without occurs, or where it has none.</summary>
public sealed class QuerySet
{
    private readonly string[] _ids;
    private readonly Clause[] _roots;
    private readonly TermIndex _terms = new();
    private readonly int[][] _byTerm;
    private readonly int[] _always;

    /// <summary>Compiles queries by id.</summary>
    public QuerySet(IReadOnlyDictionary<string, Query> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        _ids = [.. queries.Keys.Order(StringComparer.Ordinal)];
        _roots = [.. _ids.Select(id => ClauseCompiler.Compile(queries[id].Root, _terms))];
        var byTerm = new List<int>[_terms.Count];
        var always = new List<int>();
        for (var query = 0; query < _ids.Length; query++)
            Place(queries[_ids[query]].Root, query, byTerm, always);
        _byTerm = [.. byTerm.Select(list => list is null ? [] : list.ToArray())];
        _always = [.. always];
    }

    /// <summary>How many queries there are.</summary>
    public int Count => _ids.Length;

    /// <summary>The queries that match, in ordinal order of their ids.</summary>
    /// <param name="document">What is asked about.</param>
    /// <param name="now">The moment relative dates count from.</param>
    public IReadOnlyList<QueryMatch> Match(QueryDocument document, DateTimeOffset now) => MatchTokens(MatchContext.Current.Tokenize(document), now);

    /// <summary>The queries that match a document that is cut already, in ordinal order of their ids.</summary>
    public IReadOnlyList<QueryMatch> MatchTokens(TokenizedDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(document);
        var context = MatchContext.Current;
        context.Begin(document, _terms, now);
        var candidates = Candidates(context);
        List<QueryMatch>? matches = null;
        var last = -1;
        foreach (var query in candidates)
        {
            if (query != last && _roots[query].Matches(context))
                (matches ??= []).Add(new(_ids[query], context.Spans(_roots[query])));
            last = query;
        }

        return matches ?? (IReadOnlyList<QueryMatch>)[];
    }

    private void Place(QueryNode root, int query, List<int>[] byTerm, List<int> always)
    {
        if (RequiredTerms.Of(root) is not { } words)
        {
            always.Add(query);
            return;
        }

        foreach (var term in words.Select(_terms.Add).Distinct())
            (byTerm[term] ??= []).Add(query);
    }

    // Sorted; one that is called by two of its words stands in it twice.
    private List<int> Candidates(MatchContext context)
    {
        var candidates = context.Candidates;
        candidates.Clear();
        candidates.AddRange(_always.AsSpan());
        foreach (var term in context.Hits.Seen)
            candidates.AddRange(_byTerm[term].AsSpan());
        candidates.Sort();
        return candidates;
    }
}
