namespace Listening.Queries;

/// <summary>Decides whether one query matches one document: the meaning that every store translation must agree with.</summary>
public static class Matcher
{
    /// <summary>The spans of a match, or null where the query does not match.</summary>
    public static IReadOnlyList<QuerySpan>? Match(Query query, QueryDocument document, DateTimeOffset now) => throw new NotSupportedException();
}
