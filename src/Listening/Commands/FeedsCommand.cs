using System.CommandLine;
using Listening.CommandLine;
using Listening.Reports;
using Listening.Hosting;

namespace Listening.Commands;

/// <summary><c>feeds</c>: each source's last poll, next poll and why, failures, coverage gaps.</summary>
internal static class FeedsCommand
{
    public static Command Create(CommandIo io)
    {
        var data = SharedOptions.Data();
        var units = SharedOptions.Units();
        var json = SharedOptions.Json();
        return Verb.Create(
            "feeds",
            "Each source of each unit: last poll, next poll and the rule that set it, failures since when, coverage gaps.",
            "listening feeds --unit roastery",
            async (parsed, cancellationToken) =>
            {
                var folder = DataFolder.Resolve(parsed.GetValue(data), io).Existing();
                await using var platform = Platform.Of(parsed, data, io);
                var rows = await SourceReport.ReadAsync(folder, platform.Store, UnitFilter.Of(folder, parsed.GetValue(units)), io.Time, cancellationToken);
                foreach (var row in rows)
                    Write(io, row, parsed.GetValue(json));
                if (rows.Count == 0 && !parsed.GetValue(json))
                    io.WriteError("No source was polled yet.");
                return ExitCodes.Done;
            },
            data,
            units,
            json);
    }

    private static void Write(CommandIo io, SourceReport row, bool json)
    {
        if (json)
        {
            io.WriteJson(row, ReportJson.Wire.SourceReport);
            return;
        }

        io.WriteLine(TerminalText.OneLine($"{row.Unit}  {row.Title ?? row.Source}  {row.Url}"));
        io.WriteLine(TerminalText.OneLine($"    last {Moment(row.LastPoll)} {row.Outcome} {row.Status}  next {Moment(row.NextPoll)} ({row.NextReason})"));
        io.WriteLine($"    fetched {row.Counts.Fetched} = new {row.Counts.New} + revised {row.Counts.Revised} + unchanged {row.Counts.Unchanged} + duplicate {row.Counts.Duplicate} + unmatched {row.Counts.Unmatched} + rejected {row.Counts.Rejected}");
        if (row.FailingSince is { } since)
            io.WriteLine(TerminalText.OneLine($"    failing since {Moment(since)}: {row.Error}"));
        foreach (var gap in row.Gaps)
            io.WriteLine($"    gap {Moment(gap.From)} to {Moment(gap.To)}{(gap.Overflow ? ", entries may have passed unheard" : "")}");
    }

    private static string Moment(DateTimeOffset? moment) => moment is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'") : "never";
}
