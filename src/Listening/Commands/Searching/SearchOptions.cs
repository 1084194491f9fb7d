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
    private readonly Option<string?> _since = SharedOptions.Since();
    private readonly Option<string?> _until = new("--until") { Description = "Up to but not including this time", HelpName = "T" };
    private readonly Option<FileInfo> _config = SharedOptions.Config();

    public Symbol[] Symbols => [_query, _units, _since, _until, _config];

    /// <summary>The search, and the zone in which its days are meant.</summary>
    /// <exception cref="CommandException">The query or a time cannot be read.</exception>
    public (MentionSearch Search, TimeZoneInfo Zone) Read(ParseResult parsed, CommandIo io)
    {
        var now = io.Time.GetUtcNow();
        var config = SearchUnits.Read(parsed, _config, io);
        var units = parsed.GetValue(_units) ?? [];
        var zone = config.ZoneOf(units, TimeZoneInfo.Local);
        return (new()
        {
            Query = Query(parsed.GetValue(_query), config, units),
            Units = units,
            Since = TimeText.Read(parsed.GetValue(_since), _since.Name, now, zone),
            Until = TimeText.Read(parsed.GetValue(_until), _until.Name, now, zone),
            Now = now,
        }, zone);
    }

    private static Query? Query(string? text, ListenersConfig? config, IReadOnlyCollection<string> units) =>
        string.IsNullOrWhiteSpace(text) ? null : QueryFaults.Sound(config.ParseSearch(units, text, TimeZoneInfo.Local), text);
}
