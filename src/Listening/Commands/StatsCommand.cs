using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Searching;
using Listening.Hosting;

namespace Listening.Commands;

/// <summary><c>stats 'Q' --by …</c>: counts, volumes over time, share of voice.</summary>
internal static class StatsCommand
{
    private const int MaxLimit = 10_000;

    public static Command Create(CommandIo io)
    {
        var search = new SearchOptions();
        var by = new Option<string[]>("--by")
        {
            Description = string.Join(", ", StatsKinds.Names) + "; may be repeated",
            HelpName = "WHAT",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => ["day"],
        };
        by.AcceptOnlyFromAmong([.. StatsKinds.Names]);
        var limit = new Option<int>("--limit") { Description = "How many values, 1 to 10,000", DefaultValueFactory = _ => 20, HelpName = "N" };
        var (json, csv, data) = (SharedOptions.Json(), SharedOptions.Csv(), SharedOptions.Data());
        return Verb.Create(
            "stats",
            "Counts what was heard by time or by a value, highest first.",
            "listening stats '\"north roast\"' --by day sentiment --since 30d",
            async (parsed, cancellationToken) =>
            {
                var (asked, zone) = search.Read(parsed, io);
                var size = parsed.GetValue(limit);
                if (size is < 1 or > MaxLimit)
                    throw CommandException.WrongUse($"--limit {size} is out of range: 1 to {MaxLimit}.");
                await using var platform = Platform.Of(parsed, data, io);
                var store = platform.Store;
                var printer = new StatsPrinter(io, parsed.GetValue(json) ? HitFormat.Json : parsed.GetValue(csv) ? HitFormat.Csv : HitFormat.Text, zone);
                return await StoreQuestions.AskAsync(async () =>
                {
                    printer.Begin(await store.CountAsync(asked, cancellationToken));
                    foreach (var kind in parsed.GetValue(by)!)
                        printer.Print(kind, await StatsKinds.CountAsync(store, asked, kind, size, zone, cancellationToken));
                    return ExitCodes.Done;
                });
            },
            [.. search.Symbols, by, limit, json, csv, data]);
    }
}
