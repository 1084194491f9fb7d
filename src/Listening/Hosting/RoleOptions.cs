using System.CommandLine;
using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Hosting;

/// <summary>The options of the verbs that host roles, and how such a verb runs.</summary>
internal sealed class RoleOptions
{
    private readonly Option<FileInfo> _config = SharedOptions.Config();
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<double> _grace = SharedOptions.Grace();

    public Symbol[] All => [_config, _data, _grace];

    public async Task<int> RunAsync(ParseResult parsed, CommandIo io, Func<ListenersConfig, IReadOnlyList<string>> listeners, bool indexer, string? apiUrl, CancellationToken stop)
    {
        var (watcher, config) = UnitsFile.Watch(parsed.GetRequiredValue(_config).ToString(), io);
        var settings = new RoleSettings
        {
            Data = DataFolder.Resolve(parsed.GetValue(_data), io).Prepare(),
            Config = config,
            Watcher = watcher,
            Listeners = listeners(config),
            Indexer = indexer,
            Infrastructure = Infrastructure.Read(parsed.GetValue(SharedOptions.Set()) ?? []),
            Grace = Grace(parsed.GetValue(_grace)),
        };
        try
        {
            await using var host = await RoleHost.StartAsync(io, settings, stop);
            await using var api = apiUrl is null ? null : await ApiHost.StartAsync(apiUrl, host.Store, () => watcher.Current, io.Time, stop);
            io.WriteError($"Data: {settings.Data.Path}  Health and metrics: {host.OperationsAddress}{(api is null ? "" : $"  API: {api.Address}")}  Stop with Ctrl-C.");
            return await host.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop while it started: there was nothing to drain.
            return ExitCodes.Done;
        }
    }

    private static TimeSpan Grace(double seconds) => seconds is > 0 and <= 86_400
        ? TimeSpan.FromSeconds(seconds)
        : throw CommandException.WrongUse("--grace takes seconds, more than 0 and at most 86400.");
}
