using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Reports;

namespace Listening.Commands;

/// <summary><c>reconcile</c>: proves that nothing disappeared, or names what is missing.</summary>
internal static class ReconcileCommand
{
    /// <summary>Missing ids that are named; the rest is counted.</summary>
    private const int NamedIds = 100;

    public static Command Create(CommandIo io)
    {
        var data = SharedOptions.Data();
        var units = SharedOptions.Units();
        var json = SharedOptions.Json();
        return Verb.Create(
            "reconcile",
            "The loss ledger: fetched = new + revised + unchanged + duplicate + unmatched + rejected, and new + revised = indexed + superseded + dead-lettered + erased + expired + waiting, per unit and source. Exit 1 where it does not add up, with the ids that are missing.",
            "listening reconcile --unit roastery",
            async (parsed, cancellationToken) =>
            {
                await Platform.EmbeddedOnlyAsync(parsed, data, io, "reconcile");
                var folder = DataFolder.Resolve(parsed.GetValue(data), io).Existing();
                var report = await LedgerReport.ReadAsync(folder, UnitFilter.Of(folder, parsed.GetValue(units)), io.Time, cancellationToken);
                foreach (var row in report.Rows)
                    Write(io, row, parsed.GetValue(json));
                return Judge(io, report);
            },
            data,
            units,
            json);
    }

    /// <summary>Says whether the ledger balances; the exit code.</summary>
    public static int Judge(CommandIo io, LedgerReport report)
    {
        foreach (var id in report.Missing.Take(NamedIds))
            io.WriteError($"missing in the store: {id}");
        if (report.Missing.Count > NamedIds)
            io.WriteError($"… and {report.Missing.Count - NamedIds} more");
        io.WriteError(report.Balances
            ? $"The ledger balances: {report.Rows.Sum(row => row.Counts.Fetched)} fetched, {report.Rows.Sum(row => row.Indexed)} indexed, {report.Rows.Sum(row => row.Waiting)} waiting, none missing."
            : "The ledger does not balance.");
        return report.Balances ? ExitCodes.Done : ExitCodes.BadAnswer;
    }

    public static void Write(CommandIo io, LedgerRow row, bool json)
    {
        if (json)
        {
            io.WriteJson(row, ReportJson.Wire.LedgerRow);
            return;
        }

        var counts = row.Counts;
        io.WriteLine(TerminalText.OneLine($"{row.Unit}  {row.Source}"));
        io.WriteLine($"    {Sign(counts.Balances)} fetched {counts.Fetched} = new {counts.New} + revised {counts.Revised} + unchanged {counts.Unchanged} + duplicate {counts.Duplicate} + unmatched {counts.Unmatched} + rejected {counts.Rejected}");
        io.WriteLine($"    {Sign(row.HeardBalances)} heard {counts.New + counts.Revised} = indexed {row.Indexed} + superseded {row.Superseded} + dead-lettered {row.DeadLettered} + erased {row.Erased} + expired {row.Expired} + waiting {row.Waiting}");
    }

    private static string Sign(bool balances) => balances ? "=" : "≠";
}
