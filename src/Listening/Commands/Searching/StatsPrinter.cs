using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>Prints counts: a table with bars and shares for people, a line per value for programs.</summary>
internal sealed class StatsPrinter(CommandIo io, HitFormat format, TimeZoneInfo zone)
{
    private const int BarWidth = 30;
    private const int ValueWidth = 32;

    private long _total;

    public void Begin(long total)
    {
        _total = total;
        if (format == HitFormat.Csv)
            io.Write(Encoding.UTF8.GetBytes(CsvLine.Of("by", "value", "count")));
        if (format == HitFormat.Text)
            io.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:N0} {(total == 1 ? "mention" : "mentions")}"));
    }

    public void Print(string by, IReadOnlyList<FacetCount> counts)
    {
        if (format == HitFormat.Text)
            io.WriteLine($"\nby {by}");
        var most = counts.Count == 0 ? 1 : counts.Max(count => count.Count);
        foreach (var count in counts)
            Print(by, count, most);
    }

    private void Print(string by, FacetCount count, long most)
    {
        switch (format)
        {
            case HitFormat.Json:
                io.WriteJson(new StatsLine(by, count.Value, count.Count), StatsJson.Default.StatsLine);
                break;
            case HitFormat.Csv:
                io.Write(Encoding.UTF8.GetBytes(CsvLine.Of(by, count.Value, count.Count)));
                break;
            default:
                var bar = new string('█', (int)Math.Max(1, count.Count * BarWidth / most));
                io.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Shown(by, count.Value),-ValueWidth} {count.Count,9:N0} {100.0 * count.Count / Math.Max(1, _total),5:F1} %  {bar}"));
                break;
        }
    }

    private string Shown(string by, string value) => TerminalText.Cut(by switch
    {
        "hour" => Local(value, "yyyy-MM-dd HH:mm"),
        "day" or "week" => Local(value, "ddd yyyy-MM-dd"),
        "month" => Local(value, "yyyy-MM"),
        _ => value,
    }, ValueWidth);

    private string Local(string instant, string form) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), zone).ToString(form, CultureInfo.InvariantCulture);
}

/// <summary>A line of <c>stats --json</c>.</summary>
/// <param name="By">What was counted by.</param>
/// <param name="Value">The value; a start in ISO form for times.</param>
/// <param name="Count">How many mentions.</param>
internal sealed record StatsLine(string By, string Value, long Count);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatsLine))]
internal sealed partial class StatsJson : JsonSerializerContext;
