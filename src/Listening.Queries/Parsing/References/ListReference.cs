namespace Listening.Queries;

/// <summary><c>list:name</c>: a named fragment of the unit's configuration.</summary>
internal static class ListReference
{
    internal static QueryNode? Expand(string name, QueryPosition position, QueryScope scope, QueryErrorList errors, ParseContext context)
    {
        if (context.Options.Lists.TryGetValue(name, out var text))
            return Expansion.Read(name, $"list \"{name}\"", text, position, scope, errors, context);
        var shown = CodePoints.Cut(name, 40);
        var near = EditDistance.Nearest(shown, context.Options.Lists.Keys.Order(StringComparer.Ordinal));
        errors.Add($"There is no list \"{shown}\".", position.Start, position.Length, near is null ? null : "list:" + near);
        return null;
    }
}
