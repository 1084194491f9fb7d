using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>Repeats work on the unit's file while its fault is transient, such as a full disk. Nothing is kept of a failed transaction, so it can simply be repeated; meanwhile the channels fill and polling stops by itself.</summary>
internal sealed partial class PatientWork(ListenerProgress progress, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Health tells of the fault until the work is done; the log tells once, whoever of the pipeline meets it first.</summary>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var hasFailed = false;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var result = work();
                if (hasFailed && progress.Recovered())
                    Log.Works(logger);
                return result;
            }
            catch (StorageException exception) when (exception.IsTransient)
            {
                hasFailed = true;
                if (progress.Failed(exception.Message))
                    Log.Waits(logger, exception.Message, LongestPause);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Nothing can be written: {Reason} It is tried again at least every {Pause}.")]
        public static partial void Waits(ILogger logger, string reason, TimeSpan pause);

        [LoggerMessage(1006, LogLevel.Information, "What waited for the disk is done.")]
        public static partial void Works(ILogger logger);
    }
}
