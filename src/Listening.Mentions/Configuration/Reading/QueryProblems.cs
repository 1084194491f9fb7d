using Listening.Queries;

namespace Listening.Mentions;

/// <summary>What the query parser says, as problems and advice of the file.</summary>
internal static class QueryProblems
{
    public static void Report(ReadContext context, ConfigNode node, QueryParseResult result)
    {
        foreach (var error in result.Errors)
            context.Problem(node, error.Message, error.Suggestion, QueryExcerpt.Of(node.Text, error.Position));
    }

    public static void Advise(ReadContext context, ConfigNode node, Query query)
    {
        foreach (var lint in query.Lint)
            context.Advise(node, lint.Message, null, QueryExcerpt.Of(node.Text, lint.Position));
    }
}
