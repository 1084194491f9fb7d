namespace Listening.Queries;

/// <summary>Why a document matches a query, or does not.</summary>
/// <param name="Root">The whole query and, below it, every clause.</param>
/// <param name="Changes">The fewest clauses that would have to turn out differently for a document that does not match to match; empty for a match.</param>
public sealed record QueryExplanation(ClauseExplanation Root, IReadOnlyList<ClauseChange> Changes)
{
    /// <summary>True where the document matches.</summary>
    public bool Matched => Root.Matched;

    /// <summary>For a document that does not match: the query, canonical, with every change's <see cref="ClauseChange.Rewrite"/> in place, which matches the
    /// document; null where one of the changes has none.</summary>
    public string? Rewrite { get; init; }

    /// <summary>For a document that does not match: the clauses of the outermost AND that fail, or the whole query.</summary>
    public IReadOnlyList<ClauseExplanation> Failed => Matched ? []
        : Root.Node is AndNode ? [.. Root.Children.Where(child => !child.Matched)] : [Root];
}

/// <summary>A clause and what became of it.</summary>
/// <param name="Node">The clause.</param>
/// <param name="Matched">True where it holds for the document; below <c>FIRST/n</c> for the first tokens of its text.</param>
/// <param name="Spans">Where it was found, sorted, without overlap; empty for a field, an author's word or what was not found.</param>
/// <param name="Children">The clauses it is made of.</param>
public sealed record ClauseExplanation(QueryNode Node, bool Matched, IReadOnlyList<QuerySpan> Spans, IReadOnlyList<ClauseExplanation> Children)
{
    /// <summary>The clause in canonical form.</summary>
    public string Text => QueryWriter.Write(Node);
}

/// <summary>A clause that would have to turn out differently.</summary>
/// <param name="Clause">It, in canonical form.</param>
/// <param name="ShouldMatch">True: it is missing. False: it is there and must not be.</param>
public sealed record ClauseChange(string Clause, bool ShouldMatch)
{
    /// <summary>How near the document comes, in a sentence; null where nothing is known.</summary>
    public string? Hint { get; init; }

    /// <summary>What to write instead, canonical: it matches the document. Null where there is nothing.</summary>
    public string? Rewrite { get; init; }
}
