using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Indexer;

/// <summary>Writes decoded records into the store: what cannot be understood is set aside first, what the store refuses too, what is transient is repeated without end.</summary>
internal sealed partial class BatchWriter(IEventLog log, IMentionStore store, IndexerProgress progress, IndexerMetrics metrics, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Returns when all records are in the store or set aside; the positions after them.</summary>
    public async Task<IReadOnlyDictionary<string, long>> WriteAsync(IReadOnlyList<DecodedRecord> records, CancellationToken cancellationToken)
    {
        // A letter is safe before the checkpoint passes its record.
        foreach (var record in records.Where(record => record.Operation is null))
            await SetAsideAsync(record, record.ErrorType!, record.Reason!, cancellationToken);
        await WriteAllAsync(records, cancellationToken);
        return Checkpoints(records);
    }

    private static Dictionary<string, long> Checkpoints(IReadOnlyList<DecodedRecord> records)
    {
        var checkpoints = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var record in records)
            checkpoints[record.Record.Partition] = record.Record.Offset + 1;
        return checkpoints;
    }

    // Each round settles some; a round that settles none is followed by a pause.
    private async Task WriteAllAsync(IReadOnlyList<DecodedRecord> records, CancellationToken cancellationToken)
    {
        var checkpoints = Checkpoints(records);
        var left = records.Where(record => record.Operation is not null).ToList();
        do
        {
            var (before, again) = (left.Count, new List<DecodedRecord>());
            await UntilItWorksAsync(
                async () =>
                {
                    var results = await WriteOnceAsync(left, checkpoints, cancellationToken);
                    again = await SettleAsync(left, results, cancellationToken);
                    if (again.Count == before && before > 0)
                        throw new StorageException(StorageFault.Busy, results[0].Reason ?? "The store asks for a repeat.");
                },
                cancellationToken);
            left = again;
        }
        while (left.Count > 0);
    }

    private async Task<IReadOnlyList<WriteResult>> WriteOnceAsync(List<DecodedRecord> records, Dictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var results = await store.WriteAsync(new StoreBatch { Operations = [.. records.Select(record => record.Operation!)], Checkpoints = checkpoints, Now = time.GetUtcNow() }, cancellationToken);
        metrics.Written(results, time.GetElapsedTime(start));
        progress.Written(time.GetUtcNow());
        return results;
    }

    /// <returns>Those that are to be written once more.</returns>
    private async Task<List<DecodedRecord>> SettleAsync(List<DecodedRecord> records, IReadOnlyList<WriteResult> results, CancellationToken cancellationToken)
    {
        var again = new List<DecodedRecord>();
        foreach (var (record, result) in records.Zip(results))
        {
            if (result.Outcome == WriteOutcome.Refused)
                await SetAsideAsync(record, result.ErrorType ?? "refused", result.Reason ?? "The store refuses it.", cancellationToken);
            else if (result.Outcome is WriteOutcome.Again or WriteOutcome.Held)
                again.Add(record);
        }

        return again;
    }

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
