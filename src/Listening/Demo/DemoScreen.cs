using Listening.CommandLine;
using Spectre.Console;

namespace Listening.Demo;

/// <summary>Shows snapshots while the demo runs: redrawn in place on a terminal, else a line per unit now and then.</summary>
/// <param name="console">Where a terminal is drawn on.</param>
/// <param name="log">Standard error, for the plain lines.</param>
/// <param name="time">Paces both.</param>
internal sealed class DemoScreen(IAnsiConsole console, TextWriter log, TimeProvider time)
{
    private static readonly TimeSpan Redraw = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(15);

    /// <summary>Runs until cancelled; cancellation is its normal end.</summary>
    /// <param name="snapshot">Asks for the present state.</param>
    /// <param name="cancellationToken">Ends the view.</param>
    public async Task RunAsync(Func<CancellationToken, Task<DemoSnapshot>> snapshot, CancellationToken cancellationToken)
    {
        try
        {
            if (console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi)
                await DrawAsync(snapshot, cancellationToken);
            else
                await ReportAsync(snapshot, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a demo ends.
        }
    }

    /// <summary>One unit in one line.</summary>
    public static string Line(DemoUnitStanding unit) =>
        $"{TerminalText.OneLine(unit.Unit)}: {unit.Mentions} mentions (+{unit.Positive} -{unit.Negative}), {unit.Sources.Count(source => source.Healthy)} of {unit.Sources.Count} sources well, fetched {unit.Ledger.Fetched}";

    private async Task DrawAsync(Func<CancellationToken, Task<DemoSnapshot>> snapshot, CancellationToken cancellationToken)
    {
        var first = DemoView.Render(await snapshot(cancellationToken), console.Profile.Width, console.Profile.Height);
        await console.Live(first).AutoClear(enabled: false).Overflow(VerticalOverflow.Crop).Cropping(VerticalOverflowCropping.Bottom).StartAsync(async live =>
        {
            while (true)
            {
                live.UpdateTarget(DemoView.Render(await snapshot(cancellationToken), console.Profile.Width, console.Profile.Height));
                await Task.Delay(Redraw, time, cancellationToken);
            }
        });
    }

    private async Task ReportAsync(Func<CancellationToken, Task<DemoSnapshot>> snapshot, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var unit in (await snapshot(cancellationToken)).Units)
                await log.WriteLineAsync(Line(unit).AsMemory(), cancellationToken);
            await Task.Delay(Report, time, cancellationToken);
        }
    }
}
