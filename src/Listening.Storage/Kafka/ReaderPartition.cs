using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>One assigned partition as the reader sees it. Positions are "next to come"; null where nothing is known yet. Guarded by <see cref="ReaderBuffer"/>.</summary>
internal sealed class ReaderPartition(TopicPartition partition, LogStream stream, string unit, long? start)
{
    private readonly Queue<LogRecord> _waiting = new();
    private readonly Queue<(long Offset, int Bytes)> _delivered = new();
    private long? _committed;

    public TopicPartition Partition { get; } = partition;

    public string Name { get; } = NameOf(partition);

    public string Unit { get; } = unit;

    /// <summary>Behind what was fetched.</summary>
    public long? Fetched { get; private set; } = start;

    /// <summary>Behind what was given out.</summary>
    public long? Delivered { get; private set; } = start;

    /// <summary>Before it everything is in the store.</summary>
    public long? Acknowledged { get; private set; } = start;

    /// <summary>Fetched and not acknowledged.</summary>
    public long Bytes { get; private set; }

    public bool HasWaiting => _waiting.Count > 0;

    public bool HasOpen => _delivered.Count > 0;

    /// <summary>The client was told to fetch nothing.</summary>
    public bool IsPaused { get; set; }

    /// <summary>What the client brings is thrown away until it was sent back to the acknowledged position.</summary>
    public bool MustRewind { get; set; }

    public static string NameOf(TopicPartition partition) => $"{partition.Topic}/{partition.Partition.Value}";

    public void Add(ConsumeResult<byte[]?, byte[]?> result)
    {
        var record = new LogRecord
        {
            Stream = stream,
            Unit = Unit,
            Partition = Name,
            Offset = result.Offset.Value,
            Key = result.Message.Key is { } key ? KafkaText.Text(key) : "",
            Value = result.Message.Value,
            Headers = KafkaHeaders.Read(result.Message.Headers),
        };
        _waiting.Enqueue(record);
        Bytes += Size(record);
        Fetched = record.Offset + 1;
        // Where the group's last position is not ours to know, the first record tells it.
        Delivered ??= record.Offset;
        Acknowledged ??= record.Offset;
    }

    /// <summary>A record was thrown away: the client has to come back to it.</summary>
    public void Skip(long offset)
    {
        MustRewind = true;
        Fetched ??= offset;
        Delivered ??= offset;
        Acknowledged ??= offset;
    }

    public int PeekBytes() => Size(_waiting.Peek());

    public LogRecord Take()
    {
        var record = _waiting.Dequeue();
        if (record.Offset < Delivered)
            StartOver(record.Offset);
        _delivered.Enqueue((record.Offset, Size(record)));
        Delivered = record.Offset + 1;
        return record;
    }

    /// <summary>Nobody can have stored what was never given out.</summary>
    public void Acknowledge(long before)
    {
        if (Delivered is not { } delivered || Acknowledged is not { } acknowledged || Math.Min(before, delivered) <= acknowledged)
            return;
        Acknowledged = Math.Min(before, delivered);
        while (_delivered.TryPeek(out var open) && open.Offset < Acknowledged)
            Bytes -= _delivered.Dequeue().Bytes;
    }

    /// <summary>Forgets what was fetched and not given out.</summary>
    public void DropWaiting()
    {
        while (_waiting.TryDequeue(out var record))
            Bytes -= Size(record);
        Fetched = Delivered;
    }

    /// <summary>Forgets everything beyond the acknowledged position.</summary>
    public void Rewind()
    {
        _waiting.Clear();
        _delivered.Clear();
        Bytes = 0;
        Fetched = Delivered = Acknowledged;
    }

    /// <summary>The position to commit, or null where it is committed already.</summary>
    public TopicPartitionOffset? Uncommitted() =>
        Acknowledged is { } acknowledged && acknowledged != _committed && acknowledged > 0 ? new(Partition, acknowledged) : null;

    public void Committed(long offset) => _committed = offset;

    // The topic was made anew: its positions count from the beginning again, and those of the old one mean nothing any more.
    private void StartOver(long offset)
    {
        while (_delivered.TryDequeue(out var open))
            Bytes -= open.Bytes;
        Acknowledged = offset;
    }

    private static int Size(LogRecord record) => (record.Value?.Length ?? 0) + record.Key.Length + 256;
}
