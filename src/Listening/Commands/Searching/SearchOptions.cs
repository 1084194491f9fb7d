using System.CommandLine;
using Listening.CommandLine;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Commands.Searching;

/// <summary>What every verb that asks the store takes: the query, units and a range of time.</summary>
internal sealed class SearchOptions
{
    private readonly Argument<string?> _query = new("Q") { Description = "The query; everything where it is left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _units = SharedOptions.Units();
    private readonly Option<string?> _since = new("--since") { Description = "From this time on: 7d, 12h, 2026-11-01 or an ISO time", HelpName = "T" };
    private readonly Option<string?> _until = new("--until") { Description = "Up to but not including this time", HelpName = "T" };

    public Symbol[] Symbols => [_query, _units, _since, _until];

    /// <exception cref="CommandException">The query or a time cannot be read.</exception>
    public MentionSearch Read(ParseResult parsed, CommandIo io)
    {
        var now = io.Time.GetUtcNow();
        return new()
        {
            Query = Query(parsed.GetValue(_query)),
            Units = parsed.GetValue(_units) ?? [],
            Since = TimeText.Read(parsed.GetValue(_since), _since.Name, now),
            Until = TimeText.Read(parsed.GetValue(_until), _until.Name, now),
            Now = now,
        };
    }

    private static Query? Query(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var result = Queries.Query.Parse(text, new QueryOptions { TimeZone = TimeZoneInfo.Local });
        return result.Query ?? throw CommandException.WrongUse(
            "The query cannot be read.\n" + string.Join('\n', result.Errors.Select(error => QueryErrorText.Render(text, error))));
    }
}
