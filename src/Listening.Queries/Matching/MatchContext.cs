namespace Listening.Queries;

/// <summary>What one evaluation looks at, and its scratch. Kept per thread, so that a document without a match allocates nothing.</summary>
internal sealed class MatchContext
{
    [ThreadStatic]
    private static MatchContext? _current;
    private readonly TokenizedDocument _own = new();
    private int[] _cursors = new int[16];

    internal static MatchContext Current => _current ??= new();

    internal TermScratch Scratch { get; } = new();

    internal TermHits Hits => Scratch.Hits;

    internal List<int> Candidates { get; } = [];

    internal List<int> FieldKeys { get; } = [];

    internal TokenizedDocument Tokens { get; private set; } = null!;

    internal QueryDocument Document => Tokens.Document;

    internal DateTimeOffset Now { get; private set; }

    internal FoldedValues Values { get; } = new();

    internal FieldAnswers Fields { get; } = new();

    /// <summary>Lists of occurrences while sides of proximity are put together.</summary>
    internal StretchStack Stretches { get; } = new();

    /// <summary>Scratch of joining two sides.</summary>
    internal PairScratch Pairs { get; } = new();

    /// <summary>How many tokens of the text count; inside FIRST alone fewer than all, and then there is no title.</summary>
    internal int? TextLimit { get; set; }

    internal TokenizedDocument Tokenize(QueryDocument document)
    {
        _own.Read(document);
        return _own;
    }

    internal void Begin(TokenizedDocument tokens, TermIndex terms, DateTimeOffset now)
    {
        (Tokens, Now, TextLimit) = (tokens, now, null);
        Scratch.Begin(terms.Count);
        Fields.Begin(terms.Fields);
        Stretches.Clear();
        if (terms.Count > 0)
            terms.Find(tokens, Scratch);
    }

    /// <summary>The tokens of a scope, of those that count: from, and to which not.</summary>
    internal (int From, int To) Range(QueryScope scope)
    {
        var (from, to) = Tokens.Range(scope);
        if (TextLimit is not { } limit || scope == QueryScope.Author)
            return (from, to);
        return scope == QueryScope.Title ? (0, 0) : (Tokens.TextStart, Math.Min(to, Tokens.TextStart + limit));
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
