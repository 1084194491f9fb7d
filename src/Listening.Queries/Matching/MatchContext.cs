namespace Listening.Queries;

/// <summary>What one evaluation looks at, and its scratch. Kept per thread, so that a document without a match allocates nothing.</summary>
internal sealed class MatchContext
{
    [ThreadStatic]
    private static MatchContext? _current;
    private readonly TokenizedDocument _own = new();
    private int[] _cursors = new int[16];

    internal static MatchContext Current => _current ??= new();

    internal TermHits Hits { get; } = new();

    internal List<int> Candidates { get; } = [];

    internal TokenizedDocument Tokens { get; private set; } = null!;

    internal QueryDocument Document => Tokens.Document;

    internal DateTimeOffset Now { get; private set; }

    internal FoldedValues Values { get; } = new();

    internal TokenizedDocument Tokenize(QueryDocument document)
    {
        _own.Read(document);
        return _own;
    }

    internal void Begin(TokenizedDocument tokens, TermIndex terms, DateTimeOffset now)
    {
        (Tokens, Now) = (tokens, now);
        Hits.Begin(terms.Count);
        terms.Find(tokens.Buffer, Hits);
    }

    /// <summary>The first occurrence of each term; valid until the next call.</summary>
    internal Span<int> Cursors(int[] terms)
    {
        if (_cursors.Length < terms.Length)
            _cursors = new int[terms.Length];
        for (var i = 0; i < terms.Length; i++)
            _cursors[i] = Hits.First(terms[i]);
        return _cursors.AsSpan(0, terms.Length);
    }

    /// <summary>The spans of a matching query, sorted, overlaps joined.</summary>
    internal IReadOnlyList<QuerySpan> Spans(Clause root)
    {
        var spans = new List<QuerySpan>();
        root.Locate(this, spans);
        return SpanList.Joined(spans);
    }
}
