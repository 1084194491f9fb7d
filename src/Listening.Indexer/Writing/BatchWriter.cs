using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Indexer;

/// <summary>Makes one attempt at a batch of one unit: what cannot be understood is set aside first, what the store refuses too, and everything else is told to the loop. Several attempts may run at once.</summary>
internal sealed partial class BatchWriter(IEventLog log, IMentionStore store, StorySettler stories, DeadLetterRate rate, IndexerProgress progress, IndexerMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>Faults are values, but for cancellation and a store that is broken for good.</summary>
    /// <param name="unit">Whose they are.</param>
    /// <param name="records">In log order.</param>
    /// <param name="checkpoints">Where the log stands once all of them are finished.</param>
    /// <param name="cancellationToken">Leaves open what became of them: they are read again.</param>
    public async Task<WriteReport> WriteAsync(string unit, IReadOnlyList<PendingRecord> records, IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        var attempt = new Attempt(records);
        try
        {
            // A letter is safe before the checkpoint passes its record.
            foreach (var record in records.Where(record => record.Decoded.Operation is null))
            {
                if (await SetAsideAsync(record.Decoded, record.Decoded.ErrorType!, record.Decoded.Reason!, cancellationToken) is { } reason)
                    return attempt.Held(reason);
                attempt.Finish(record);
            }

            return await WriteAsync(attempt, unit, checkpoints, cancellationToken);
        }
        catch (StorageException exception) when (exception.IsTransient || exception.Fault == StorageFault.Refused)
        {
            return attempt.Away(exception.Message);
        }
        catch (Exception exception) when (exception is not (StorageException or OperationCanceledException))
        {
            // A program error over this unit's documents: it is told, and the other units go on.
            Log.WriteFailed(logger, unit, exception);
            return attempt.Held(exception.Message);
        }
    }

    // After something was refused the others are sent at once: a store that keeps checkpoints has written none of them yet.
    private async Task<WriteReport> WriteAsync(Attempt attempt, string unit, IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var open = attempt.Open;
            var results = await WriteOnceAsync(open, checkpoints, cancellationToken);
            if (results.Count != open.Count)
                return attempt.Again($"The store answered {results.Count} results for {open.Count} records.");
            var hasRefused = false;
            string? held = null;
            foreach (var (record, result) in open.Zip(results))
            {
                if (result.Outcome == WriteOutcome.Refused)
                {
                    hasRefused = true;
                    held ??= await SetAsideAsync(record.Decoded, result.ErrorType ?? "refused", result.Reason ?? "The store refuses it.", cancellationToken);
                }
                else if (result.Outcome == WriteOutcome.Held)
                {
                    held ??= result.Reason ?? result.ErrorType ?? "The store takes nothing of this unit.";
                }

                if (result.Outcome is < WriteOutcome.Refused || (result.Outcome == WriteOutcome.Refused && held is null))
                    attempt.Finish(record);
            }

            if (held is not null)
                return attempt.Held(held);
            if (hasRefused)
                continue;
            if (isFirst)
                rate.WentThrough(unit);
            return attempt.Again(results.FirstOrDefault(result => result.Outcome == WriteOutcome.Again).Reason);
        }
    }

    private async Task<IReadOnlyList<WriteResult>> WriteOnceAsync(IReadOnlyList<PendingRecord> records, IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var operations = await stories.SettleAsync([.. records.Select(record => record.Decoded.Operation!)], cancellationToken);
        var results = await store.WriteAsync(new StoreBatch { Operations = operations, Checkpoints = checkpoints, Now = time.GetUtcNow() }, cancellationToken);
        metrics.Written(results, time.GetElapsedTime(start));
        progress.Written(time.GetUtcNow());
        return results;
    }

    /// <returns>Null where the letter is safe; else why the unit is to wait.</returns>
    private async Task<string?> SetAsideAsync(DecodedRecord record, string errorType, string reason, CancellationToken cancellationToken)
    {
        var letter = record.ToDeadLetter(errorType, reason, time.GetUtcNow());
        if (!rate.Allows(letter.Unit, errorType, letter.Id, time.GetUtcNow()))
            return $"too many records of one kind of fault to be poison ({errorType}: {reason}). Mend what is wrong, or raise Indexer:DeadLetterLimit and start anew.";
        try
        {
            await log.QuarantineAsync(letter, cancellationToken);
        }
        catch (StorageException exception)
        {
            return $"a record that should be set aside could not be: {exception.Message}";
        }

        metrics.SetAside(letter);
        Log.SetAside(logger, letter.Unit, letter.Topic, letter.Offset, letter.ErrorType, letter.Reason, letter.Id);
        return null;
    }

    private sealed class Attempt(IReadOnlyList<PendingRecord> records)
    {
        private readonly HashSet<PendingRecord> _finished = [];

        public List<PendingRecord> Open => [.. records.Where(record => !_finished.Contains(record))];

        public void Finish(PendingRecord record) => _finished.Add(record);

        public WriteReport Again(string? reason) => new() { Finished = [.. _finished], Again = Open, Reason = reason };

        public WriteReport Held(string reason) => new() { Finished = [.. _finished], Again = Open, Hold = reason };

        public WriteReport Away(string reason) => new() { Finished = [.. _finished], Again = Open, Away = reason };
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "{Unit}: record {Offset} of {Topic} was set aside ({ErrorType}): {Reason} See: listening dead-letters show {Id}")]
        public static partial void SetAside(ILogger logger, string unit, string topic, long offset, string errorType, string reason, string id);

        [LoggerMessage(1104, LogLevel.Error, "{Unit}: a batch could not be written.")]
        public static partial void WriteFailed(ILogger logger, string unit, Exception exception);
    }
}
