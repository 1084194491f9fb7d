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
