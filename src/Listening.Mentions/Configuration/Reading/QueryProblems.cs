using Listening.Queries;

namespace Listening.Mentions;

/// <summary>What the query parser says, as problems and advice of the file.</summary>
internal static class QueryProblems
{
    public static void Report(ReadContext context, ConfigNode node, QueryParseResult result)
    {
        foreach (var error in result.Errors)
            context.Problem(node, error.Message, error.Suggestion is null ? null : "Try: " + error.Suggestion, context.Hint(() => Excerpt(node, error)));
    }

    public static void Advise(ReadContext context, ConfigNode node, Query query)
    {
        foreach (var lint in query.Lint)
            context.Advise(node, lint.Message, null, Excerpt(node, new QueryError(lint.Message, lint.Position, 0, 0, null)));
    }

    // The first line says where and what, which the problem says itself.
    private static string Excerpt(ConfigNode node, QueryError error) =>
        string.Concat(QueryErrorText.Render(node.Text, error).Split('\n').Skip(1).Select(line => "\n  " + line)).TrimStart('\n');
}
