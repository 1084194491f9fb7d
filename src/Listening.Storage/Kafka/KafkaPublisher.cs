using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>One unit's producer: idempotent, all in-sync replicas answer, a delivery report for every record.</summary>
internal sealed class KafkaPublisher : ILogPublisher
{
    /// <summary>How long a publisher that is given up may take to end; what it still holds stays in the outbox.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(1);

    private readonly KafkaHeaders _headers;
    private readonly KafkaClients _clients;
    private readonly string _unit;
    private readonly IProducer<byte[]?, byte[]?> _producer;
    private readonly HashSet<PublishBatch> _open = [];
    private readonly Lock _lock = new();
    private volatile bool _isBroken;

    public KafkaPublisher(KafkaClients clients, string unit)
    {
        (_clients, _unit, _headers) = (clients, unit, new KafkaHeaders(unit));
        _producer = clients.PatientProducer(error =>
        {
            if (error.IsFatal)
                Break();
        });
    }

    /// <inheritdoc/>
    public int MaxRecordBytes => _clients.Options.MaxRecordBytes;

    /// <summary>For tests: the client itself.</summary>
    internal Handle Handle => _producer.Handle;

    /// <inheritdoc/>
    public async Task<PublishResult> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        var batch = new PublishBatch(records.Count);
        lock (_lock)
            _open.Add(batch);
        try
        {
            foreach (var record in records)
                Produce(record, batch);
            if (_isBroken)
                batch.Break();
            var result = await batch.Answer.WaitAsync(cancellationToken);
            // A broken client refuses each record with whatever broke it: that says nothing of the record.
            return _isBroken && result.Faults.Count > 0 ? PublishBatch.Broken : result;
        }
        finally
        {
            lock (_lock)
                _open.Remove(batch);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Break();
        // Ending a client waits for its threads.
        await Task.Run(() =>
        {
            _producer.Flush(_isBroken ? TimeSpan.Zero : EndPatience);
            _producer.Dispose();
        });
    }

    private void Produce(OutboxRecord record, PublishBatch batch)
    {
        try
        {
            var message = new Message<byte[]?, byte[]?>
            {
                Key = KafkaText.Bytes(record.Key),
                Value = record.Value,
                Headers = _headers.Of(record),
                Timestamp = new Timestamp(record.At),
            };
            _producer.Produce(_clients.Topics.Of(record.Stream, _unit), message, report => Answered(record.Sequence, report.Error, batch));
        }
        catch (ProduceException<byte[]?, byte[]?> exception)
        {
            Answered(record.Sequence, exception.Error, batch);
        }
    }

    private void Answered(long sequence, Error error, PublishBatch batch)
    {
        if (error.IsFatal || error.Code == ErrorCode.Local_Fatal)
            Break();
        if (error.IsError)
            batch.Refuse(new(sequence, KafkaFaults.Kind(error.Code), error.Reason));
        else
            batch.Take();
    }

    private void Break()
    {
        _isBroken = true;
        lock (_lock)
        {
            foreach (var batch in _open)
                batch.Break();
        }
    }
}
