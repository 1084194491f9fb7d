using System.Diagnostics.CodeAnalysis;
using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>What was fetched and not acknowledged, by partition. Bounded in bytes, each unit by its share: one that is held or flooded leaves the others their room. The client's thread fills it, the indexer empties it.</summary>
internal sealed class ReaderBuffer(KafkaTopics topics, long maxBytes, IReadOnlyDictionary<string, long> checkpoints)
{
    /// <summary>Bytes that one unit gives to a batch; one larger record still comes through.</summary>
    private const long MaxUnitBytes = 8 << 20;

    private readonly object _lock = new();
    private readonly Dictionary<TopicPartition, ReaderPartition> _partitions = [];
    private readonly HashSet<string> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _checkpoints = new(checkpoints, StringComparer.Ordinal);
    private TaskCompletionSource? _arrival;
    private bool _isClosing;
    private int _turn;

    /// <summary>Fetched and not acknowledged.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _partitions.Values.Sum(partition => partition.Bytes);
        }
    }

    /// <summary>Some partition is not fetched.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock)
                return _partitions.Values.Any(partition => partition.IsPaused);
        }
    }

    /// <summary>New partitions are this reader's; where to begin: the caller's checkpoint the first time, else what the group has committed.</summary>
    public IReadOnlyList<TopicPartitionOffset> Assign(IReadOnlyList<TopicPartition> partitions)
    {
        lock (_lock)
            return [.. partitions.Select(AssignOne)];
    }

    /// <summary>Partitions go to another reader: nothing of them is given out any more, and what was given out has this long to be acknowledged. Blocks.</summary>
    /// <returns>Positions to commit.</returns>
    public IReadOnlyList<TopicPartitionOffset> Leave(IReadOnlyCollection<TopicPartition> partitions, TimeSpan patience)
    {
        lock (_lock)
        {
            var leaving = partitions.Select(partition => _partitions.GetValueOrDefault(partition)).OfType<ReaderPartition>().ToList();
            leaving.ForEach(partition => partition.DropWaiting());
            var deadline = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
            while (!_isClosing && leaving.Exists(partition => partition.HasOpen) && TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), deadline) is { Ticks: > 0 } rest)
                Monitor.Wait(_lock, rest);
            return [.. leaving.Select(partition => partition.Uncommitted()).OfType<TopicPartitionOffset>()];
        }
    }

    public void Remove(IEnumerable<TopicPartition> partitions)
    {
        lock (_lock)
        {
            foreach (var partition in partitions)
                _partitions.Remove(partition);
        }
    }

    /// <summary>The caller is done: nobody will acknowledge any more.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isClosing = true;
            Monitor.PulseAll(_lock);
        }
    }

    public void Add(ConsumeResult<byte[]?, byte[]?> result)
    {
        lock (_lock)
        {
            if (!_partitions.TryGetValue(result.TopicPartition, out var partition))
                return;
            if (partition.MustRewind || _held.Contains(partition.Unit))
            {
                partition.Skip(result.Offset.Value);
                return;
            }

            partition.Add(result);
            _arrival?.TrySetResult();
            _arrival = null;
        }
    }

    /// <summary>At most this many records, every unit its share, of a partition in order.</summary>
    public List<LogRecord> Take(int limit)
    {
        lock (_lock)
        {
            var units = _partitions.Values.Where(partition => partition.HasWaiting).GroupBy(partition => partition.Unit, StringComparer.Ordinal).OrderBy(unit => unit.Key, StringComparer.Ordinal).ToList();
            var records = new List<LogRecord>();
            for (var index = 0; index < units.Count && records.Count < limit; index++)
                Take([.. units[(_turn + index) % units.Count]], Math.Max(1, (limit - records.Count) / (units.Count - index)), records);
            _turn++;
            return records;
        }
    }

    /// <summary>Ends with the next arrival.</summary>
    public Task Arrival()
    {
        lock (_lock)
            return _partitions.Values.Any(partition => partition.HasWaiting) ? Task.CompletedTask : (_arrival ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Acknowledge(IReadOnlyDictionary<string, long> positions)
    {
        lock (_lock)
        {
            foreach (var partition in _partitions.Values)
            {
                if (positions.TryGetValue(partition.Name, out var before))
                    partition.Acknowledge(before);
            }

            Monitor.PulseAll(_lock);
        }
    }

    public void Hold(string unit)
    {
        lock (_lock)
        {
            _held.Add(unit);
            foreach (var partition in Of(unit))
            {
                partition.Rewind();
                partition.MustRewind = true;
            }

            Monitor.PulseAll(_lock);
        }
    }

    public void Release(string unit)
    {
        lock (_lock)
            _held.Remove(unit);
    }

    /// <summary>What the client is to be told now.</summary>
    public ReaderOrders Orders()
    {
        lock (_lock)
        {
            var units = _partitions.Values.Select(partition => partition.Unit).Distinct(StringComparer.Ordinal).Count();
            var share = maxBytes / Math.Max(1, units);
            var orders = new ReaderOrders([], [], []);
            foreach (var unit in _partitions.Values.GroupBy(partition => partition.Unit, StringComparer.Ordinal))
                Order(unit, unit.Sum(partition => partition.Bytes), share, orders);
            return orders;
        }
    }

    /// <summary>The client could not go back just now: it is told so again.</summary>
    public void RewindAgain(TopicPartition partition)
    {
        lock (_lock)
        {
            if (_partitions.TryGetValue(partition, out var found))
                found.MustRewind = true;
        }
    }

    public IReadOnlyList<TopicPartitionOffset> Uncommitted()
    {
        lock (_lock)
            return [.. _partitions.Values.Select(partition => partition.Uncommitted()).OfType<TopicPartitionOffset>()];
    }

    public void Committed(IEnumerable<TopicPartitionOffset> offsets)
    {
        lock (_lock)
        {
            foreach (var offset in offsets)
                _partitions.GetValueOrDefault(offset.TopicPartition)?.Committed(offset.Offset.Value);
        }
    }

    /// <summary>Per partition the position behind what was given out and behind what was fetched; null where nothing came yet.</summary>
    public IReadOnlyDictionary<TopicPartition, (long? Delivered, long? Fetched)> Positions()
    {
        lock (_lock)
            return _partitions.ToDictionary(pair => pair.Key, pair => (pair.Value.Delivered, pair.Value.Fetched));
    }

    private TopicPartitionOffset AssignOne(TopicPartition partition)
    {
        if (!topics.TryRead(partition.Topic, out var stream, out var unit))
            return new(partition, Offset.Unset);
        // Another reader may have gone on from there since: a checkpoint counts once.
        long? start = _checkpoints.Remove(ReaderPartition.NameOf(partition), out var checkpoint) ? checkpoint : null;
        _partitions[partition] = new ReaderPartition(partition, stream, unit, start);
        return new(partition, start is { } known ? new Offset(known) : Offset.Unset);
    }

    private void Take(List<ReaderPartition> partitions, int share, List<LogRecord> records)
    {
        var bytes = 0L;
        var first = records.Count;
        for (var index = _turn; partitions.Count > 0 && share > 0; index++)
        {
            var partition = partitions[index % partitions.Count];
            while (share > 0 && partition.HasWaiting && (records.Count == first || bytes + partition.PeekBytes() <= MaxUnitBytes))
            {
                bytes += partition.PeekBytes();
                records.Add(partition.Take());
                share--;
            }

            partitions.Remove(partition);
        }
    }

    private void Order(IEnumerable<ReaderPartition> unit, long bytes, long share, ReaderOrders orders)
    {
        foreach (var partition in unit)
        {
            var isHeld = _held.Contains(partition.Unit);
            if (!partition.IsPaused && (isHeld || bytes >= share))
            {
                partition.IsPaused = true;
                orders.Pause.Add(partition.Partition);
            }
            else if (!isHeld && partition.MustRewind)
            {
                partition.MustRewind = false;
                partition.IsPaused = false;
                orders.Rewind.Add(new(partition.Partition, partition.Acknowledged is { } offset ? new Offset(offset) : Offset.Unset));
            }
            else if (!isHeld && partition.IsPaused && bytes < share / 2)
            {
                partition.IsPaused = false;
                orders.Resume.Add(partition.Partition);
            }
        }
    }

    private IEnumerable<ReaderPartition> Of(string unit) => _partitions.Values.Where(partition => partition.Unit == unit);
}

/// <summary>What the client is to be told: fetch nothing of these, go back in these and fetch, fetch again.</summary>
[SuppressMessage("Design", "MA0016", Justification = "Filled by its maker.")]
internal sealed record ReaderOrders(List<TopicPartition> Pause, List<TopicPartitionOffset> Rewind, List<TopicPartition> Resume);
