using Listening.Mentions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Indexer;

/// <summary>The hosted worker that moves log to store. While batches are written the next are read and decoded; a unit that cannot go on waits alone.</summary>
/// <param name="log">Read from.</param>
/// <param name="store">Written to; no one else writes it.</param>
/// <param name="retention">How long each unit's mentions are kept, asked anew each time.</param>
/// <param name="options">Knobs.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Talks.</param>
public sealed partial class IndexerService(
    IEventLog log,
    IMentionStore store,
    Func<IReadOnlyDictionary<string, TimeSpan>> retention,
    IndexerOptions options,
    IndexerMetrics metrics,
    TimeProvider time,
    ILogger<IndexerService> logger) : BackgroundService
{
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _hardCancel = new();
    private readonly Random _jitter = new();

    internal IndexerProgress Progress { get; } = new();

    /// <summary>Ready while the log is asked and, where there is something to write, the store takes it.</summary>
    public RoleHealth Health()
    {
        var now = time.GetUtcNow();
        var isStuck = Progress.LastRead is not { } read || now - read > StuckAfter;
        return new()
        {
            Role = "indexer",
            Problem = Progress.Fault ?? (isStuck ? "The log was not read for a minute." : Progress.Held),
            LastProgress = Progress.LastWrite ?? Progress.LastRead,
            Lag = Progress.Lag,
        };
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // The host's token is the end of the grace: what is not written then is read again at the next start.
        await using var graceOver = cancellationToken.Register(_hardCancel.Cancel);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _hardCancel.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var rate = new DeadLetterRate(options.DeadLetterLimit, options.DeadLetterWindow);
        using var stories = new StorySettler(store.Stories);
        var writer = new BatchWriter(log, store, stories, rate, Progress, metrics, time, logger);
        var checkpoints = await store.CheckpointsAsync(_hardCancel.Token);
        await using var reader = log.OpenReader(checkpoints);
        Log.Started(logger, checkpoints.Count);
        var loop = new IndexingLoop(reader, store, writer, options, Progress, new IndexerAlarms(Progress, metrics, logger), time, _jitter);
        await WhenAllOrFirstFault(loop.RunAsync(stoppingToken, _hardCancel.Token), ExpireAsync(stoppingToken));
    }

    private static async Task WhenAllOrFirstFault(params IEnumerable<Task> stages)
    {
        await foreach (var stage in Task.WhenEach(stages))
            await stage;
    }

    private async Task ExpireAsync(CancellationToken stoppingToken)
    {
        try
        {
            do
            {
                foreach (var (unit, keep) in retention())
                    await ExpireAsync(unit, time.GetUtcNow() - keep, stoppingToken);
                await Task.Delay(options.ExpireEvery, time, stoppingToken);
            }
            while (!stoppingToken.IsCancellationRequested);
        }
        catch (OperationCanceledException)
        {
            // The indexer stops.
        }
    }

    private async Task ExpireAsync(string unit, DateTimeOffset before, CancellationToken stoppingToken)
    {
        try
        {
            var count = await store.ExpireAsync(unit, before, stoppingToken);
            metrics.Expired(unit, count);
            if (count > 0)
                Log.Expired(logger, unit, count);
        }
        catch (StorageException exception) when (exception.IsTransient || exception.Fault == StorageFault.Refused)
        {
            Log.ExpireWaits(logger, unit, exception.Message, options.ExpireEvery);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1110, LogLevel.Information, "Indexing from {Partitions} known positions.")]
        public static partial void Started(ILogger logger, int partitions);

        [LoggerMessage(1111, LogLevel.Information, "{Unit}: {Count} mentions are past their retention and were removed.")]
        public static partial void Expired(ILogger logger, string unit, long count);

        [LoggerMessage(1112, LogLevel.Warning, "{Unit}: retention could not be applied: {Reason} Trying again in {Pause}.")]
        public static partial void ExpireWaits(ILogger logger, string unit, string reason, TimeSpan pause);
    }
}
