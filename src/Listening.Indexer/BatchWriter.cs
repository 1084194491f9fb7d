using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Indexer;

/// <summary>Writes decoded records into the store: what cannot be understood is set aside first, what the store refuses is found by halving, what is transient is repeated without end.</summary>
internal sealed partial class BatchWriter(IEventLog log, IMentionStore store, IndexerProgress progress, IndexerMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Returns when all records are in the store or set aside; the positions after them.</summary>
    public async Task<IReadOnlyDictionary<string, long>> WriteAsync(IReadOnlyList<DecodedRecord> records, CancellationToken cancellationToken)
    {
        // A letter is safe before the checkpoint passes its record.
        foreach (var record in records.Where(record => record.Operation is null))
            await SetAsideAsync(record, record.ErrorType!, record.Reason!, cancellationToken);
        await WriteOrHalveAsync(records, cancellationToken);
        return Checkpoints(records);
    }

    private static Dictionary<string, long> Checkpoints(IReadOnlyList<DecodedRecord> records)
    {
        var checkpoints = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var record in records)
            checkpoints[record.Record.Partition] = record.Record.Offset + 1;
        return checkpoints;
    }

    private async Task WriteOrHalveAsync(IReadOnlyList<DecodedRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            await WriteOnceAsync(records, cancellationToken);
        }
        catch (Exception exception) when (exception is not (StorageException or OperationCanceledException))
        {
            if (records.Count > 1)
            {
                var half = records.Count / 2;
                await WriteOrHalveAsync([.. records.Take(half)], cancellationToken);
                await WriteOrHalveAsync([.. records.Skip(half)], cancellationToken);
                return;
            }

            await SetAsideAsync(records[0], "refused", exception.Message, cancellationToken);
            await WriteOnceAsync([records[0] with { Operation = null }], cancellationToken);
        }
    }

    private Task WriteOnceAsync(IReadOnlyList<DecodedRecord> records, CancellationToken cancellationToken) => UntilItWorksAsync(
        async () =>
        {
            var start = time.GetTimestamp();
            var operations = records.Select(record => record.Operation).OfType<StoreOperation>().ToList();
            var outcomes = await store.WriteAsync(new StoreBatch { Operations = operations, Checkpoints = Checkpoints(records), Now = time.GetUtcNow() }, cancellationToken);
            metrics.Written(outcomes, time.GetElapsedTime(start));
            progress.Written(time.GetUtcNow());
        },
        cancellationToken);

    private async Task SetAsideAsync(DecodedRecord record, string errorType, string reason, CancellationToken cancellationToken)
    {
        var letter = record.ToDeadLetter(errorType, reason, time.GetUtcNow());
        await UntilItWorksAsync(() => log.QuarantineAsync(letter, cancellationToken), cancellationToken);
        metrics.SetAside(letter);
        Log.SetAside(logger, letter.Unit, letter.Topic, letter.Offset, letter.ErrorType, letter.Reason, letter.Id);
    }

    private async Task UntilItWorksAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await work();
                if (progress.Recovered())
                    Log.WriteWorks(logger);
                return;
            }
            catch (StorageException exception) when (exception.IsTransient)
            {
                if (progress.Failed(exception.Message))
                    Log.WriteWaits(logger, exception.Message, LongestPause);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "{Unit}: record {Offset} of {Topic} was set aside ({ErrorType}): {Reason} See: listening dead-letters show {Id}")]
        public static partial void SetAside(ILogger logger, string unit, string topic, long offset, string errorType, string reason, string id);

        [LoggerMessage(1102, LogLevel.Error, "The store takes nothing: {Reason} It is tried again at least every {Pause}.")]
        public static partial void WriteWaits(ILogger logger, string reason, TimeSpan pause);

        [LoggerMessage(1103, LogLevel.Information, "The store takes what waited.")]
        public static partial void WriteWorks(ILogger logger);
    }
}
