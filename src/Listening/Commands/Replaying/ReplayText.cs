using System.Globalization;
using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Replaying;

/// <summary>A replay for people. Times are in the unit's zone.</summary>
internal sealed class ReplayText(CommandIo io, UnitConfig unit)
{
    private const int MostRows = 20;
    private const int NameWidth = 40;
    private const int TextWidth = 240;

    public void Write(ReplayReport report)
    {
        io.WriteLine(TerminalText.OneLine($"{report.Unit}: {report.Query}"));
        Line($"would have been heard: {report.Hits:N0} = {report.New:N0} new + {report.Hits - report.New:N0} that the unit's queries hear already{HeardBy(report)}");
        if (report.Hits > 0)
        {
            Table("by source", [.. report.Sources.Select(source => (source.Title ?? source.Source, source.Hits, source.New))]);
            Table("by day, newest first", [.. report.Days.Reverse().Select(day => (day.Day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture), day.Hits, day.New))]);
            Noise(report.Noise, report.Hits);
        }

        if (report.Sample.Count > 0)
            io.WriteLine($"\nthe newest {report.Sample.Count} (+ new, = heard already)");
        foreach (var hit in report.Sample)
            Sample(hit);
        io.WriteLine("\ncoverage: what could be looked at");
        Coverage(report.Coverage);
    }

    private static string HeardBy(ReplayReport report) => report.HeardBy.Count == 0 ? ""
        : $" ({string.Join(", ", report.HeardBy.Take(MostRows).Select(query => string.Create(CultureInfo.InvariantCulture, $"{query.Value} {query.Count:N0}")))})";

    private void Table(string title, List<(string Name, long Hits, long New)> rows)
    {
        io.WriteLine();
        Line($"{title,-NameWidth}   {"hits",9} {"new",9}");
        foreach (var (name, hits, fresh) in rows.Take(MostRows))
            Line($"  {TerminalText.Cut(name, NameWidth),-NameWidth} {hits,9:N0} {fresh,9:N0}");
        if (rows.Count > MostRows)
            Line($"  {$"{rows.Count - MostRows:N0} more",-NameWidth} {rows.Skip(MostRows).Sum(row => row.Hits),9:N0} {rows.Skip(MostRows).Sum(row => row.New),9:N0}");
    }

    private void Noise(ReplayNoise noise, long hits)
    {
        io.WriteLine();
        Line($"noise, estimated: {100 * noise.Share:F1} % ({noise.Hits:N0} of {hits:N0} show one of these signs or more; read the sample too)");
        foreach (var signal in noise.Signals)
            Line($"  {signal.Hits?.ToString("N0", CultureInfo.InvariantCulture) ?? "-",9}  {signal.Meaning}");
    }

    private void Sample(ReplaySample hit)
    {
        var mention = hit.Mention;
        var noise = hit.Noise.Count == 0 ? "" : $"  [{string.Join(", ", hit.Noise)}]";
        io.WriteLine(TerminalText.OneLine($"{(hit.IsNew ? '+' : '=')} {Moment(mention.Timestamp)}  {mention.Language}  {mention.Source.Title ?? mention.Source.Id}{noise}"));
        foreach (var text in new[] { mention.Title, mention.Text })
        {
            if (!string.IsNullOrEmpty(text))
                io.WriteLine("  " + TerminalText.Cut(text, TextWidth));
        }

        if (mention.Url is { } url)
            io.WriteLine(TerminalText.OneLine("  " + url));
    }

    private void Coverage(ReplayCoverage coverage)
    {
        Line($"  heard: {coverage.Heard.Count:N0} mentions{Between(coverage.Heard)}");
        if (coverage.Waiting > 0)
            Line($"  heard and not yet indexed, so not looked at: {coverage.Waiting:N0}");
        Line($"  matched nothing and kept: {coverage.Kept.Count:N0} entries, {coverage.KeptBytes / 1048576.0:F1} MiB{Between(coverage.Kept)}; {coverage.KeptAsked:N0} of them were asked");
        Line($"  keepUnmatched keeps them for {coverage.KeepDays:0.##} days and up to {coverage.KeepBytes >> 20:N0} MiB: what matched nothing before that cannot be looked at");
        if (coverage.DroppedForSpace > 0)
            Line($"  gone before its time for want of space: {coverage.DroppedForSpace:N0} entries, the latest of {Moment(coverage.DroppedUpTo!.Value)}");
        if (coverage.NotConfigured > 0)
            Line($"  kept of sources that are not configured any more, so not looked at: {coverage.NotConfigured:N0}");
        if (coverage.Copies > 0)
            Line($"  matching copies of what another source told, not counted as hits: {coverage.Copies:N0}");
        if (coverage.Unreadable > 0)
            Line($"  damaged: {coverage.Unreadable:N0}");
        foreach (var source in coverage.Silent)
            io.WriteLine(TerminalText.OneLine($"  nothing to look at: {source.Url} ({source.Reason})"));
    }

    private string Between(ReplaySpan span) => span is { From: { } from, To: { } to } ? $", {Moment(from)} to {Moment(to)}" : "";

    private string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, unit.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => io.WriteLine(FormattableString.Invariant(text));
}
