using Microsoft.Extensions.Logging;

namespace Listening.Indexer;

/// <summary>Tells people what keeps records waiting, once when it begins and once when it ends; meanwhile the health answer has it.</summary>
internal sealed partial class IndexerAlarms(IndexerProgress progress, IndexerMetrics metrics, ILogger logger)
{
    /// <summary>Repeats in a row that are nothing unusual: pauses of some seconds together.</summary>
    private const int UsualRepeats = 4;

    private bool _isLogAway;

    public void Held(string unit, string reason, TimeSpan longest)
    {
        metrics.Held(unit);
        if (progress.Hold(unit, reason))
            Log.Held(logger, unit, reason, longest);
    }

    public void Repeating(string unit, string? reason, int failures)
    {
        if (failures > UsualRepeats && progress.Hold(unit, reason ?? "the store asks for a repeat"))
            Log.Repeating(logger, unit, reason ?? "The store asks for a repeat.", failures);
    }

    public void Freed(string unit)
    {
        if (progress.Free(unit))
            Log.Freed(logger, unit);
    }

    public void StoreAway(string reason, TimeSpan longest)
    {
        if (progress.Failed(reason))
            Log.StoreAway(logger, reason, longest);
    }

    public void StoreAnswers()
    {
        if (!_isLogAway && progress.Recovered())
            Log.StoreAnswers(logger);
    }

    public void LogAway(string reason)
    {
        if (!_isLogAway)
            Log.LogAway(logger, reason);
        _isLogAway = true;
        progress.Failed(reason);
    }

    public void LogAnswers()
    {
        _isLogAway = false;
        progress.Recovered();
        Log.LogAnswers(logger);
    }

    private static partial class Log
    {
        [LoggerMessage(1102, LogLevel.Error, "The store takes nothing: {Reason} It is tried again at least every {Pause}.")]
        public static partial void StoreAway(ILogger logger, string reason, TimeSpan pause);

        [LoggerMessage(1103, LogLevel.Information, "The store takes what waited.")]
        public static partial void StoreAnswers(ILogger logger);

        [LoggerMessage(1105, LogLevel.Error, "{Unit} is held, the other units go on: {Reason} It is tried again at least every {Pause}.")]
        public static partial void Held(ILogger logger, string unit, string reason, TimeSpan pause);

        [LoggerMessage(1106, LogLevel.Information, "{Unit} is indexed again.")]
        public static partial void Freed(ILogger logger, string unit);

        [LoggerMessage(1107, LogLevel.Warning, "{Unit}: the store took none of a batch {Failures} times in a row: {Reason} It is repeated.")]
        public static partial void Repeating(ILogger logger, string unit, string reason, int failures);

        [LoggerMessage(1108, LogLevel.Error, "The log cannot be read: {Reason} It is tried again.")]
        public static partial void LogAway(ILogger logger, string reason);

        [LoggerMessage(1109, LogLevel.Information, "The log is read again.")]
        public static partial void LogAnswers(ILogger logger);
    }
}
