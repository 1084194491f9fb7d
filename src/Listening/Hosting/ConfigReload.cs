using Listening.Mentions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Hosting;

/// <summary>Hands a changed listeners.json to the roles; a faulty one is reported and the last good one kept.</summary>
internal sealed partial class ConfigReload(ListenersWatcher watcher, Action<ListenersConfig> reload, ILogger<ConfigReload> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var change in watcher.ChangesAsync(stoppingToken))
                Apply(change);
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private void Apply(ListenersResult result)
    {
        if (result.Config is { } config)
            reload(config);
        else
            Log.Refused(logger, string.Join("; ", result.Problems));
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "The changed configuration is faulty, the last good one stays in force: {Problems}")]
        public static partial void Refused(ILogger logger, string problems);
    }
}
