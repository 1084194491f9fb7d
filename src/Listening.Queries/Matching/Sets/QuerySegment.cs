namespace Listening.Queries;

/// <summary>Queries compiled together: immutable, numbered in ordinal order of their ids. A query is looked at only where its rarest required choice holds, or
/// where it has none.</summary>
internal sealed class QuerySegment
{
    private readonly string[] _ids;
    private readonly Clause[] _roots;
    private readonly TermIndex _terms = new();
    private readonly FieldCalls _fields = new();
    private readonly PostingLists _byTerm;
    private readonly PostingLists _byField;
    private readonly Posting[] _always;

    internal QuerySegment(IEnumerable<KeyValuePair<string, Query>> queries)
    {
        Queries = queries.ToDictionary();
        _ids = [.. Queries.Keys.Order(StringComparer.Ordinal)];
        _roots = [.. _ids.Select(id => ClauseCompiler.Compile(Queries[id].Root, _terms))];
        var plan = new SegmentPlan(_terms, _fields);
        plan.Place([.. _ids.Select(id => Queries[id].Root)]);
        (_byTerm, _byField, _always) = (new(plan.ByTerm), new(plan.ByField), [.. plan.Always]);
    }

    /// <summary>What was compiled.</summary>
    internal IReadOnlyDictionary<string, Query> Queries { get; }

    internal string Id(int query) => _ids[query];

    internal Clause Root(int query) => _roots[query];

    /// <summary>The number of a query, or negative.</summary>
    internal int Number(string id) => Array.BinarySearch(_ids, id, StringComparer.Ordinal);

    /// <summary>Calls the queries that may match: sorted; one that is called by two of its keys stands in the list twice.</summary>
    internal List<int> Candidates(TokenizedDocument document, DateTimeOffset now, MatchContext context)
    {
        context.Begin(document, _terms, now);
        var candidates = context.Candidates;
        candidates.Clear();
        Call(_always, context, candidates);
        foreach (var term in context.Hits.Seen)
            Call(_byTerm[term], context, candidates);
        var keys = context.FieldKeys;
        keys.Clear();
        _fields.Find(context, keys);
        foreach (var key in keys)
            Call(_byField[key], context, candidates);
        if (candidates.Count > 1)
            candidates.Sort();
        return candidates;
    }

    private static void Call(ReadOnlySpan<Posting> postings, MatchContext context, List<int> candidates)
    {
        context.Scratch.Steps += postings.Length;
        foreach (ref readonly var posting in postings)
            if (posting.MayMatch(context.Hits))
                candidates.Add(posting.Query);
    }
}
