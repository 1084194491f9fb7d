namespace Listening.Queries;

/// <summary>Many queries evaluated together over one document. Immutable; safe for many threads at once: who changes it makes a new one with <see cref="With"/> or
/// <see cref="Without"/> and puts it in the place of the old one, while documents in hand finish with what they began with.</summary>
/// <remarks>A set is one large part and, after changes, a small one with what is new since. A change compiles the small part alone; when that has grown to the square
/// root of the whole, everything is compiled into one part again. A change costs so a small fraction of compiling the set, and matching at most a second look at the tokens.</remarks>
public sealed class QuerySet
{
    private const int SmallestRecent = 16;
    private readonly QuerySegment _settled;
    private readonly QuerySegment? _recent;
    private readonly HashSet<int> _replaced;

    /// <summary>Compiles queries by id.</summary>
    public QuerySet(IReadOnlyDictionary<string, Query> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        (_settled, _recent, _replaced) = (new(queries), null, []);
    }

    private QuerySet(QuerySegment settled, QuerySegment? recent, HashSet<int> replaced) => (_settled, _recent, _replaced) = (settled, recent, replaced);

    /// <summary>How many queries there are.</summary>
    public int Count => _settled.Queries.Count - _replaced.Count + (_recent?.Queries.Count ?? 0);

    /// <summary>The set with one more query, or with another in the place of the one of that id.</summary>
    public QuerySet With(string id, Query query)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(query);
        return Changed(id, Recent(id).Append(new(id, query)));
    }

    /// <summary>The set without a query; the same set where there is no such.</summary>
    public QuerySet Without(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Contains(id) ? Changed(id, Recent(id)) : this;
    }

    /// <summary>True where there is a query of that id.</summary>
    public bool Contains(string id) => _recent?.Queries.ContainsKey(id) == true || (_settled.Number(id) is >= 0 and var number && !_replaced.Contains(number));

    /// <summary>The queries that match, in ordinal order of their ids.</summary>
    /// <param name="document">What is asked about.</param>
    /// <param name="now">The moment relative dates count from.</param>
    public IReadOnlyList<QueryMatch> Match(QueryDocument document, DateTimeOffset now) => MatchTokens(MatchContext.Current.Tokenize(document), now);

    /// <summary>The queries that match a document that is cut already, in ordinal order of their ids.</summary>
    public IReadOnlyList<QueryMatch> MatchTokens(TokenizedDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<QueryMatch>? matches = null;
        foreach (var match in new SegmentMatches(_settled, document, now, _replaced))
            (matches ??= []).Add(match.WithSpans());
        var settled = matches?.Count ?? 0;
        if (_recent is not null)
            foreach (var match in new SegmentMatches(_recent, document, now, null))
                (matches ??= []).Add(match.WithSpans());
        if (settled > 0 && matches!.Count > settled)
            matches.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return matches ?? (IReadOnlyList<QueryMatch>)[];
    }

    /// <summary>Adds the ids of the queries that match, in ordinal order; without spans, and so without an allocation even where some match.</summary>
    public void MatchIds(TokenizedDocument document, DateTimeOffset now, List<string> ids)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ids);
        var start = ids.Count;
        foreach (var match in new SegmentMatches(_settled, document, now, _replaced))
            ids.Add(match.Id);
        var settled = ids.Count;
        if (_recent is not null)
            foreach (var match in new SegmentMatches(_recent, document, now, null))
                ids.Add(match.Id);
        if (ids.Count > settled && settled > start)
            ids.Sort(start, ids.Count - start, StringComparer.Ordinal);
    }

    private IEnumerable<KeyValuePair<string, Query>> Recent(string except) => _recent?.Queries.Where(query => query.Key != except) ?? [];

    private QuerySet Changed(string id, IEnumerable<KeyValuePair<string, Query>> recent)
    {
        var replaced = _replaced;
        if (_settled.Number(id) is >= 0 and var number && !replaced.Contains(number))
            replaced = [.. replaced, number];
        List<KeyValuePair<string, Query>> changed = [.. recent];
        if (changed.Count + replaced.Count <= Math.Max(SmallestRecent, Math.Sqrt(_settled.Queries.Count)))
            return new(_settled, changed.Count == 0 ? null : new(changed), replaced);
        var kept = _settled.Queries.Where(query => !replaced.Contains(_settled.Number(query.Key)));
        return new(new(kept.Concat(changed)), null, []);
    }
}
