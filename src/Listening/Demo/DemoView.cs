using Listening.CommandLine;
using Listening.Mentions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Listening.Demo;

/// <summary>Draws a snapshot. Pure; foreign text enters only as plain <see cref="Text"/> after <see cref="TerminalText"/>, never as markup.</summary>
internal static class DemoView
{
    private const int LinesOfCommands = 8;
    private const int LinesOfUnit = 6;

    /// <param name="snapshot">What to show.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="height">Rows of the terminal: how many of the newest mentions find room.</param>
    public static IRenderable Render(DemoSnapshot snapshot, int width, int height = 50)
    {
        var newest = Math.Clamp(((height - LinesOfCommands) / Math.Max(1, snapshot.Units.Count)) - LinesOfUnit, 1, 8);
        List<IRenderable> rows = [.. snapshot.Units.Select(unit => Unit(unit, width, newest)), Commands(snapshot)];
        return new Rows(rows);
    }

    private static Panel Unit(DemoUnitStanding unit, int width, int newest)
    {
        var body = new Rows(Counts(unit), Newest(unit, width, newest), Health(unit, width), Ledger(unit.Ledger));
        return new Panel(body)
        {
            Header = new PanelHeader(Markup.Escape($" {Clean(unit.Name, width - 20)} ({Clean(unit.Unit, 40)}) ")),
            Border = BoxBorder.Rounded,
            Expand = true,
        };
    }

    private static Columns Counts(DemoUnitStanding unit)
    {
        var total = Math.Max(1, unit.Negative + unit.Neutral + unit.Positive + unit.Unsure);
        return new Columns(
            new Text($"{unit.Mentions} mentions", Style.Parse("bold")),
            Share("positive", unit.Positive, total),
            Share("neutral", unit.Neutral, total),
            Share("negative", unit.Negative, total),
            Share("unsure", unit.Unsure, total))
        { Expand = false };
    }

    private static Text Share(string label, long count, long total) => new($"{label} {count * 100 / total}%", SentimentStyle(label));

    private static Grid Newest(DemoUnitStanding unit, int width, int newest)
    {
        var grid = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Width = 8 },
            new GridColumn { NoWrap = true, Width = 18 },
            new GridColumn { NoWrap = true });
        foreach (var heard in unit.Newest.Take(newest))
        {
            grid.AddRow(
                new Text($"{heard.At.UtcDateTime:HH:mm:ss}", Style.Parse("grey")),
                new Text(Clean(heard.Author, 18), Style.Parse("blue")) { Overflow = Overflow.Ellipsis },
                new Text(Clean(heard.Text, Math.Max(10, width - 36)), SentimentStyle(heard.Sentiment)) { Overflow = Overflow.Ellipsis });
        }

        return grid;
    }

    private static Rows Health(DemoUnitStanding unit, int width)
    {
        var ill = unit.Sources.Where(source => !source.Healthy).ToList();
        var line = new Text($"{unit.Sources.Count - ill.Count} of {unit.Sources.Count} sources well", Style.Parse(ill.Count == 0 ? "green" : "yellow"));
        return new Rows([line, .. ill.Select(source => new Text($"  {Clean(source.Source, 24)}: {Clean(source.Said, Math.Max(10, width - 34))}", Style.Parse("yellow")))]);
    }

    private static Text Ledger(EntryCounts ledger) => new(
        $"fetched {ledger.Fetched} = new {ledger.New} + revised {ledger.Revised} + unchanged {ledger.Unchanged} + duplicate {ledger.Duplicate} + unmatched {ledger.Unmatched} + rejected {ledger.Rejected}"
        + (ledger.Balances ? "" : "  DOES NOT BALANCE"),
        Style.Parse(ledger.Balances ? "grey" : "red bold"));

    private static Rows Commands(DemoSnapshot snapshot)
    {
        List<IRenderable> rows = [new Text("In another terminal, try:", Style.Parse("bold"))];
        rows.AddRange(DemoCommands.For(snapshot.DataFolder).Select(command => new Text("  " + TerminalText.OneLine(command), Style.Parse("cyan"))));
        if (snapshot.Console is { } console)
            rows.Add(new Text($"The console: {console.AbsoluteUri}"));
        rows.Add(new Text("Ctrl-C ends the demo.", Style.Parse("grey")));
        return new Rows(rows);
    }

    private static string Clean(string text, int width) => TerminalText.Cut(text, Math.Max(4, width));

    private static Style SentimentStyle(string label) => Style.Parse(label switch
    {
        "positive" => "green",
        "negative" => "red",
        "unsure" => "grey",
        _ => "default",
    });
}
