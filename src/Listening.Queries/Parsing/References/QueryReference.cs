namespace Listening.Queries;

/// <summary><c>query:id</c> in a listening query: another query of the unit; with <c>*</c>, any of those that fit.</summary>
internal static class QueryReference
{
    internal static QueryNode? Expand(string id, QueryPosition position, QueryErrorList errors, ParseContext context)
    {
        var parts = new List<QueryNode>();
        var found = Fitting(id, context.Options.Queries);
        foreach (var (name, text) in found)
            if (Expansion.Read("query:" + name, $"query \"{name}\"", text, position, QueryScope.Anywhere, errors, context) is { } part)
                parts.Add(part);
        if (found.Count == 0)
            Missing(CodePoints.Cut(id, 40).ToString(), position, errors, context);
        // The tree is one operator larger than its parts.
        if (parts.Count > 1 && !context.Count(1, errors, position.Start))
            return null;
        return QueryTree.Or(parts) is { } node ? node with { Position = position } : null;
    }

    private static List<KeyValuePair<string, string>> Fitting(string id, IReadOnlyDictionary<string, string> queries)
    {
        var folded = Folding.Fold(id);
        return [.. queries.Where(query => Glob.Matches(folded, Folding.Fold(query.Key))).OrderBy(query => query.Key, StringComparer.Ordinal)];
    }

    private static void Missing(string id, QueryPosition position, QueryErrorList errors, ParseContext context)
    {
        var near = EditDistance.Nearest(id, context.Options.Queries.Keys.Order(StringComparer.Ordinal));
        errors.Add($"There is no query \"{id}\" in this unit.", position.Start, position.Length, near is null ? null : "query:" + near);
    }
}
