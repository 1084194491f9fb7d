using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Replaying;
using Listening.Commands.Searching;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;

namespace Listening.Commands;

/// <summary><c>replay --unit U 'Q'</c>: what a query would have heard, before anybody listens with it.</summary>
internal static class ReplayCommand
{
    private const int MaxSample = 1_000;

    public static Command Create(CommandIo io)
    {
        var query = new Argument<string>("Q") { Description = "The query, as it would stand in the units' file" };
        var unit = new Option<string>("--unit") { Description = "The unit that would listen with it", HelpName = "NAME", Required = true };
        var since = SharedOptions.Since();
        var limit = new Option<int>("--limit") { Description = $"How many hits are shown, 0 to {MaxSample}", DefaultValueFactory = _ => 10, HelpName = "N" };
        var (config, data, json) = (SharedOptions.Config(), SharedOptions.Data(), SharedOptions.Json());
        return Verb.Create(
            "replay",
            "Tries a listening query before it is deployed: over what the unit heard and over what its listener kept because nothing matched. Says how much it would have heard and how much of that is new, shows the newest, estimates the noise, and names what could be looked at. Changes nothing.",
            "listening replay --unit roastery --since 14d '\"north roast\" -vacancy'",
            async (parsed, cancellationToken) =>
            {
                var size = parsed.GetValue(limit);
                if (size is < 0 or > MaxSample)
                    throw CommandException.WrongUse($"--limit {size} is out of range: 0 to {MaxSample}.");
                var path = parsed.GetRequiredValue(config).ToString();
                var listening = Unit(UnitsFile.Load(path, io).Config!, parsed.GetRequiredValue(unit), path);
                var text = parsed.GetRequiredValue(query);
                var tried = QueryFaults.Sound(Query.Parse(text, listening.ListeningOptions()), text);
                var now = io.Time.GetUtcNow();
                var run = new ReplayRun(listening, tried, TimeText.Read(parsed.GetValue(since), since.Name, now, listening.TimeZone), now);
                var folder = DataFolder.Resolve(parsed.GetValue(data), io).Existing();
                await using var platform = Platform.Of(parsed, data, io);
                return await StoreQuestions.AskAsync(async () =>
                {
                    var report = await ReadAsync(folder, platform.Store, run, size, io.Time, cancellationToken);
                    Write(io, report, parsed.GetValue(json), listening);
                    return ExitCodes.Done;
                });
            },
            query,
            unit,
            since,
            limit,
            config,
            data,
            json);
    }

    private static UnitConfig Unit(ListenersConfig config, string name, string path) => config.Units.GetValueOrDefault(name)
        ?? throw CommandException.WrongUse($"There is no unit {name} in {path}. Units there: {string.Join(", ", config.Units.Keys)}.");

    private static async Task<ReplayReport> ReadAsync(DataFolder folder, IMentionStore store, ReplayRun run, int sample, TimeProvider time, CancellationToken cancellationToken)
    {
        _ = UnitFilter.Of(folder, [run.Unit.Unit]);
        using var state = new SqliteListenerState(folder.Path, run.Unit.Unit, "reader", time);
        return await run.ReadAsync(state, store, sample, cancellationToken);
    }

    private static void Write(CommandIo io, ReplayReport report, bool json, UnitConfig unit)
    {
        if (json)
            io.WriteJson(report, ReplayReport.Json);
        else
            new ReplayText(io, unit).Write(report);
        foreach (var lint in report.Advice)
            io.WriteError("advice: " + lint);
    }
}
