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

/// <summary>Many queries evaluated together over one document. Immutable; safe for many threads at once.</summary>
public sealed class QuerySet
{
    /// <summary>Compiles queries by id.</summary>
    public QuerySet(IReadOnlyDictionary<string, Query> queries) => throw new NotSupportedException();

    /// <summary>The queries that match, in ordinal order of their ids.</summary>
    /// <param name="document">What is asked about.</param>
    /// <param name="now">The moment relative dates count from.</param>
    public IReadOnlyList<QueryMatch> Match(QueryDocument document, DateTimeOffset now) => throw new NotSupportedException();
}
