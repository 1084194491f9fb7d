namespace Listening.Indexer;

/// <summary>Knows how far one partition is finished without a gap, although records finish in any order. Offsets need not be contiguous, nor rise: a topic made anew begins again.</summary>
internal sealed class PartitionPosition
{
    private readonly Queue<PendingRecord> _outstanding = new();

    /// <summary>The position after the last record of the finished stretch; null before the first one.</summary>
    public long? Position { get; private set; }

    public void Deliver(PendingRecord record) => _outstanding.Enqueue(record);

    /// <summary>True where the position moved.</summary>
    public bool Advance()
    {
        var before = _outstanding.Count;
        while (_outstanding.TryPeek(out var record) && record.IsFinished)
            Position = _outstanding.Dequeue().Record.Offset + 1;
        return _outstanding.Count < before;
    }

    /// <summary>Where the position would stand if these were finished too; null before the first record.</summary>
    public long? PositionWith(HashSet<PendingRecord> others)
    {
        var position = Position;
        foreach (var record in _outstanding)
        {
            if (!record.IsFinished && !others.Contains(record))
                break;
            position = record.Record.Offset + 1;
        }

        return position;
    }

    /// <summary>Forgets what is not finished: it will be delivered again.</summary>
    public void Forget() => _outstanding.Clear();
}
