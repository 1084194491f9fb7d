using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands.Searching;

/// <summary>A query that cannot be read, told with every fault and its place.</summary>
internal static class QueryFaults
{
    /// <exception cref="CommandException">It has faults.</exception>
    public static Query Sound(QueryParseResult result, string text) => result.Query ?? throw CommandException.WrongUse(
        "The query cannot be read.\n" + string.Join('\n', result.Errors.Select(error => QueryErrorText.Render(text, error))));
}
