using System.CommandLine;
using Listening.CommandLine;
using Listening.Demo;
using Listening.Hosting;
using Listening.Mentions;
using Listening.Reports;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Listening.Commands;

/// <summary><c>demo</c>: the whole platform on this machine with built-in sample sources.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>A machine that is too busy for this is told so, rather than waited for without end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Command Create(CommandIo io)
    {
        var once = new Option<bool>("--once") { Description = "Hear everything, print the ledger and end" };
        var data = new Option<string?>("--data") { Description = "The data folder. Default: a new one in the temporary folder", HelpName = "DIR" };
        return Verb.Create(
            "demo",
            "The whole platform on this machine with built-in sample sources, without network and configuration. Ends on Ctrl-C.",
            "listening demo",
            (parsed, stop) => RunAsync(io, parsed.GetValue(data), parsed.GetValue(once), parsed.GetValue(SharedOptions.Set()) ?? [], stop),
            once,
            data);
    }

    private static async Task<int> RunAsync(CommandIo io, string? folder, bool once, string[] infrastructure, CancellationToken stop)
    {
        var data = DataFolder.Resolve(folder ?? Path.Combine(Path.GetTempPath(), $"listening-demo-{io.Time.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"), io).Prepare();
        await using var server = await DemoServer.StartAsync(new DemoOptions { Once = once }, io.Time, stop);
        var config = await WriteConfigAsync(server, data, io, stop);
        var settings = new RoleSettings
        {
            Data = data,
            Config = config,
            Listeners = [.. config.Units.Keys],
            Indexer = true,
            // A demo shows what runs without any service, whatever the environment names.
            Infrastructure = Infrastructure.Read([.. infrastructure, "Kafka:BootstrapServers=", "Elasticsearch:Url="]),
            Grace = TimeSpan.FromSeconds(25),
            LogLevel = LogLevel.Error,
            OperationsUrls = "http://127.0.0.1:0",
        };
        await using var host = await RoleHost.StartAsync(io, settings, stop);
        io.WriteError($"Data: {data.Path}  Configuration: {ConfigFile(data)}  Health and metrics: {host.OperationsAddress}");
        return once ? await HearAllAsync(io, server, data, config, host, stop) : await WatchAsync(io, data, config, host, stop);
    }

    private static string ConfigFile(DataFolder data) => Path.Combine(data.Path, "listeners.json");

    private static async Task<ListenersConfig> WriteConfigAsync(DemoServer server, DataFolder data, CommandIo io, CancellationToken stop)
    {
        await File.WriteAllTextAsync(ConfigFile(data), server.Config(Every), stop);
        var result = ListenersFile.Read(ConfigFile(data), io.Environment);
        return result.Config ?? throw new InvalidOperationException("The demo's own configuration is faulty: " + string.Join("; ", result.Problems));
    }

    private static async Task<int> WatchAsync(CommandIo io, DataFolder data, ListenersConfig config, RoleHost host, CancellationToken stop)
    {
        using var view = new DemoStanding(data, config, io.Time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var roles = host.RunAsync(stop);
        var screen = new DemoScreen(AnsiConsole.Console, io.Error, io.Time).RunAsync(view.SnapshotAsync, ended.Token);
        await Task.WhenAny(roles, screen);
        await ended.CancelAsync();
        await screen;
        return await roles;
    }

    private static async Task<int> HearAllAsync(CommandIo io, DemoServer server, DataFolder data, ListenersConfig config, RoleHost host, CancellationToken stop)
    {
        var edits = server.Expected.Entries.Count(entry => entry is { TextBeforeEdit: not null, DuplicateOf: null });
        var isComplete = await DemoStanding.WaitAsync(data, config, edits, io.Time, Patience, stop);
        await host.StopAsync();
        var report = await LedgerReport.ReadAsync(data, [.. config.Units.Keys], io.Time, stop);
        foreach (var row in report.Rows)
            ReconcileCommand.Write(io, row, json: false);
        if (!isComplete)
            io.WriteError($"Not everything was heard within {Patience.TotalMinutes:0} minutes: is this machine very busy? Try again.");
        foreach (var command in DemoCommands.For(data.Path))
            io.WriteError("Try: " + command);
        var exitCode = ReconcileCommand.Judge(io, report);
        return isComplete ? exitCode : ExitCodes.BadAnswer;
    }
}
