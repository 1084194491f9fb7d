using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Batches in flight, oldest first. Bounded in number and bytes, so that a log that is away costs disk and not memory.</summary>
internal sealed class ForwardPipeline(IOutbox outbox, ILogPublisher publisher, RecordFitter fitter, ForwarderOptions options)
{
    private readonly Queue<(ForwardBatch Batch, Task<PublishResult> Answer)> _inFlight = new();
    private long _next;

    public bool IsEmpty => _inFlight.Count == 0;

    /// <summary>Goes on from this sequence; nothing is in flight.</summary>
    public void RestartAt(long sequence) => _next = sequence;

    /// <summary>Hands over until enough is in flight or nothing waits; true where something was handed over.</summary>
    public bool Fill(CancellationToken cancellationToken)
    {
        var before = _inFlight.Count;
        while (_inFlight.Count < options.BatchesInFlight && outbox.Read(_next, options.BatchRecords, options.BatchBytes) is { Count: > 0 } records)
        {
            var fitting = new List<OutboxRecord>(records.Count);
            foreach (var record in records)
            {
                if (fitter.Fit(record, publisher.MaxRecordBytes) is { } fits)
                    fitting.Add(fits);
            }

            _next = records[^1].Sequence + 1;
            _inFlight.Enqueue((new(fitting, _next), publisher.PublishAsync(fitting, cancellationToken)));
            // A little at a time: while the log keeps up, one small batch follows the other.
            if (records.Count < options.BatchRecords)
                break;
        }

        return _inFlight.Count > before;
    }

    /// <summary>The answer to the oldest batch.</summary>
    public async Task<(ForwardBatch Batch, PublishResult Result)> NextAsync()
    {
        var (batch, answer) = _inFlight.Dequeue();
        return (batch, await answer);
    }

    /// <summary>Waits for every answer that is still open.</summary>
    public async Task DrainAsync()
    {
        while (_inFlight.TryDequeue(out var batch))
            await batch.Answer;
    }
}

/// <summary>Records handed over together.</summary>
/// <param name="Records">Those that fit.</param>
/// <param name="Before">The sequence behind the last one read, set aside or not.</param>
internal sealed record ForwardBatch(IReadOnlyList<OutboxRecord> Records, long Before);
