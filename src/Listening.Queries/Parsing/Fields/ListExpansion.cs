namespace Listening.Queries;

/// <summary>Puts a named list's own query in the place of <c>list:name</c>.</summary>
internal static class ListExpansion
{
    internal static QueryNode? Expand(string name, QueryPosition position, QueryErrorList errors, ParseContext context)
    {
        var fault = Check(name, context, out var text, out var suggestion);
        if (fault is not null)
        {
            errors.Add(fault, position.Start, position.Length, suggestion);
            return null;
        }

        if (!context.Descend(1, errors, position.Start))
            return null;
        context.Lists.Push(name);
        var inner = new QueryErrorList(text);
        var lint = context.Lint.Count;
        var node = new QueryParser(text, inner, context).Parse();
        // Advice about a list belongs to the list's author, not to each of its users.
        context.Lint.RemoveRange(lint, context.Lint.Count - lint);
        context.Lists.Pop();
        context.Ascend(1);
        foreach (var error in inner.Sorted())
            errors.Add($"In the list \"{name}\", line {error.Line}, column {error.Column}: {error.Message}", position.Start, position.Length, error.Suggestion);
        return node is null || inner.Any ? null : QueryTree.At(node, position);
    }

    private static string? Check(string name, ParseContext context, out string text, out string? suggestion)
    {
        suggestion = null;
        if (!context.Options.Lists.TryGetValue(name, out text!))
        {
            suggestion = EditDistance.Nearest(CodePoints.Cut(name, 40), context.Options.Lists.Keys.Order(StringComparer.Ordinal)) is { } near ? "list:" + near : null;
            return $"There is no list \"{CodePoints.Cut(name, 40)}\".";
        }

        if (context.Lists.Contains(name))
            return $"The list \"{name}\" contains itself: {string.Join(" → ", context.Lists.Reverse().SkipWhile(outer => outer != name).Append(name))}.";
        if (!context.CountList(text.Length))
            return $"The lists of this query expand to more than {QueryLimits.ListLength:N0} characters.";
        return null;
    }
}
