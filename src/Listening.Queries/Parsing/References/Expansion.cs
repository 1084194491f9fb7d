namespace Listening.Queries;

/// <summary>Puts the tree of another text in the place of its name.</summary>
internal static class Expansion
{
    /// <summary>The tree, every node of it standing where the name stands; null with its faults named there. The key is the name as a chain of names
    /// shows it, and it is called what a sentence calls it.</summary>
    internal static QueryNode? Read(string key, string called, string text, QueryPosition position, QueryScope scope, QueryErrorList errors, ParseContext context)
    {
        if (Check(key, called, text, context) is { } fault)
        {
            errors.Add(fault, position.Start, position.Length);
            return null;
        }

        if (!context.Descend(1, errors, position.Start))
            return null;
        context.Expanding.Push(key);
        var inner = new QueryErrorList(text);
        var lint = context.Lint.Count;
        var node = new QueryParser(text, inner, context, scope).Parse();
        // Advice about a list or query belongs to its author, not to each of its users.
        context.Lint.RemoveRange(lint, context.Lint.Count - lint);
        context.Expanding.Pop();
        context.Ascend(1);
        foreach (var error in inner.Sorted())
            errors.Add($"In the {called}, line {error.Line}, column {error.Column}: {error.Message}", position.Start, position.Length, error.Suggestion);
        return node is null || inner.Any ? null : QueryTree.At(node, position);
    }

    private static string? Check(string key, string called, string text, ParseContext context)
    {
        if (context.Expanding.Contains(key))
            return $"The {called} contains itself: {string.Join(" → ", context.Expanding.Reverse().SkipWhile(outer => outer != key).Append(key))}.";
        if (!context.CountList(text.Length))
            return $"The lists and queries that this query names expand to more than {QueryLimits.ListLength:N0} characters.";
        return null;
    }
}
