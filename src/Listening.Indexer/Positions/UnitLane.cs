namespace Listening.Indexer;

/// <summary>One unit's records on their way: what waits, what is being written, how far each partition is, and until when the unit is left alone. Touched by the indexing loop only.</summary>
internal sealed class UnitLane(string unit)
{
    private readonly Dictionary<string, PartitionPosition> _partitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _busy = new(StringComparer.Ordinal);
    private List<PendingRecord> _waiting = [];

    public string Unit { get; } = unit;

    public int Waiting => _waiting.Count;

    public int InFlight { get; private set; }

    /// <summary>Changes where records are forgotten: what a write of an earlier time says is no longer asked.</summary>
    public int Epoch { get; private set; }

    /// <summary>Nothing is sent before.</summary>
    public DateTimeOffset RetryAt { get; private set; }

    /// <summary>The log delivers nothing of it.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Troubles in a row.</summary>
    public int Failures { get; set; }

    public void Deliver(PendingRecord record)
    {
        if (!_partitions.TryGetValue(record.Record.Partition, out var partition))
            _partitions.Add(record.Record.Partition, partition = new PartitionPosition());
        partition.Deliver(record);
        _waiting.Add(record);
    }

    /// <summary>Takes the next records in order, but none whose id is being written.</summary>
    public List<PendingRecord> Take(int limit, long maxBytes)
    {
        var (batch, left, bytes, next) = (new List<PendingRecord>(), new List<PendingRecord>(), 0L, 0);
        for (; next < _waiting.Count && batch.Count < limit && (bytes == 0 || bytes + _waiting[next].Bytes <= maxBytes); next++)
        {
            var record = _waiting[next];
            if (_busy.Contains(record.Id))
            {
                left.Add(record);
                continue;
            }

            bytes += record.Bytes;
            batch.Add(record);
        }

        left.AddRange(_waiting.Skip(next));
        _waiting = left;
        if (batch.Count > 0)
            InFlight++;
        _busy.UnionWith(batch.Select(record => record.Id));
        return batch;
    }

    /// <summary>A write has come back.</summary>
    public void Return(IReadOnlyList<PendingRecord> batch)
    {
        InFlight--;
        _busy.ExceptWith(batch.Select(record => record.Id));
    }

    /// <summary>Puts records back in front of what waits.</summary>
    public void Repeat(IReadOnlyList<PendingRecord> records) => _waiting.InsertRange(0, records);

    /// <summary>Positions of the partitions of these records after these records, as far as nothing before them is open.</summary>
    public Dictionary<string, long> PositionsWith(IReadOnlyList<PendingRecord> batch)
    {
        var (others, positions) = (batch.ToHashSet(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var partition in batch.Select(record => record.Record.Partition).Distinct(StringComparer.Ordinal))
        {
            if (_partitions[partition].PositionWith(others) is { } position)
                positions.Add(partition, position);
        }

        return positions;
    }

    /// <summary>Positions that have moved since the last call.</summary>
    public Dictionary<string, long> Advance() =>
        _partitions.Where(partition => partition.Value.Advance()).ToDictionary(partition => partition.Key, partition => partition.Value.Position!.Value, StringComparer.Ordinal);

    public void Wait(DateTimeOffset until) => RetryAt = until;

    /// <summary>Forgets what waits; how many records and bytes that were.</summary>
    public (int Records, long Bytes) Hold(DateTimeOffset until)
    {
        var forgotten = (_waiting.Count, _waiting.Sum(record => record.Bytes));
        _waiting = [];
        foreach (var partition in _partitions.Values)
            partition.Forget();
        (IsHeld, RetryAt) = (true, until);
        Epoch++;
        return forgotten;
    }

    public void Release() => IsHeld = false;
}
