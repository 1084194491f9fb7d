using System.Text.RegularExpressions;
using Listening.Queries;

namespace Listening.Mentions;

/// <summary>What the query parser says, as problems and advice of the file.</summary>
internal static partial class QueryProblems
{
    public static void Report(ReadContext context, ConfigNode node, QueryParseResult result)
    {
        foreach (var error in result.Errors)
            context.Problem(node, error.Message, error.Suggestion is null ? null : "Try: " + error.Suggestion, context.Hint(() => Excerpt(node, error)));
    }

    /// <summary>A fault that shows only once lists or queries stand in each other's place: the way down to it says nothing that the fault itself does not.</summary>
    public static void ReportExpansion(ReadContext context, ConfigNode node, QueryError error) =>
        context.Problem(node, WayDown.Replace(error.Message, ""), null, Excerpt(node, error));

    public static void Advise(ReadContext context, ConfigNode node, Query query)
    {
        foreach (var lint in query.Lint)
            context.Advise(node, lint.Message, null, Excerpt(node, new QueryError(lint.Message, lint.Position, 0, 0, null)));
    }

    [GeneratedRegex("""\A(?:In the (?:list|query) "[^"]*", line [0-9]+, column [0-9]+: )+""")]
    private static partial Regex WayDown { get; }

    // The first line says where and what, which the problem says itself.
    private static string Excerpt(ConfigNode node, QueryError error) =>
        string.Concat(QueryErrorText.Render(node.Text, error).Split('\n').Skip(1).Select(line => "\n  " + line)).TrimStart('\n');
}
