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
        if (result.Config is not { } config)
        {
            Log.Refused(logger, string.Join("; ", result.Problems));
            return;
        }

        try
        {
            reload(config);
        }
        catch (StorageException exception)
        {
            Log.NotApplied(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1201, LogLevel.Error, "The changed configuration is faulty, the last good one stays in force: {Problems}")]
        public static partial void Refused(ILogger logger, string problems);

        [LoggerMessage(1202, LogLevel.Error, "The changed configuration could not be applied everywhere: {Reason} Save the file again after that is mended.")]
        public static partial void NotApplied(ILogger logger, string reason);
    }
}
