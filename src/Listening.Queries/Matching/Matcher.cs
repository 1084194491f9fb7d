namespace Listening.Queries;

/// <summary>Decides whether one query matches one document: the meaning that every store translation must agree with.</summary>
public static class Matcher
{
    /// <summary>The spans of a match, or null where the query does not match.</summary>
    public static IReadOnlyList<QuerySpan>? Match(Query query, QueryDocument document, DateTimeOffset now) =>
        MatchTokens(query, MatchContext.Current.Tokenize(document), now);

    /// <summary>The spans of a match in a document that is cut already, or null where the query does not match.</summary>
    public static IReadOnlyList<QuerySpan>? MatchTokens(Query query, TokenizedDocument document, DateTimeOffset now) =>
        Matches(query, document, now) ? MatchContext.Current.Spans(query.Compiled.Root) : null;

    /// <summary>Whether the query matches a document that is cut already; without spans, and so without an allocation.</summary>
    public static bool Matches(Query query, TokenizedDocument document, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(document);
        var compiled = query.Compiled;
        var context = MatchContext.Current;
        context.Begin(document, compiled.Terms, now);
        return compiled.Root.Matches(context);
    }
}
