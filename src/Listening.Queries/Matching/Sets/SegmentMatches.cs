namespace Listening.Queries;

/// <summary>The queries of a segment that match a document, in order, one after the other; not to be mixed with another evaluation on the same thread.</summary>
internal ref struct SegmentMatches
{
    private readonly QuerySegment _segment;
    private readonly HashSet<int>? _except;
    private readonly MatchContext _context;
    private readonly List<int> _candidates;
    private int _at;
    private int _query;

    internal SegmentMatches(QuerySegment segment, TokenizedDocument document, DateTimeOffset now, HashSet<int>? except)
    {
        (_segment, _except, _context) = (segment, except, MatchContext.Current);
        _candidates = segment.Candidates(document, now, _context);
        _query = -1;
    }

    public readonly SegmentMatches Current => this;

    internal readonly string Id => _segment.Id(_query);

    public readonly SegmentMatches GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < _candidates.Count)
        {
            var query = _candidates[_at++];
            if (query == _query)
                continue;
            _query = query;
            if (_except?.Contains(query) != true && _segment.Root(query).Matches(_context))
                return true;
        }

        return false;
    }

    internal readonly QueryMatch WithSpans() => new(Id, _context.Spans(_segment.Root(_query)));
}
