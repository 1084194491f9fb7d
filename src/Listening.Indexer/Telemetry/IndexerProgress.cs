namespace Listening.Indexer;

/// <summary>What health checks ask of the indexer. Written by its loop and its writes, read by anyone.</summary>
internal sealed class IndexerProgress
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastRead;
    private DateTimeOffset? _lastWrite;
    private readonly SortedDictionary<string, string> _held = new(StringComparer.Ordinal);
    private string? _fault;
    private long _lag;

    /// <summary>The last time the log was asked.</summary>
    public DateTimeOffset? LastRead { get { lock (_lock) return _lastRead; } }

    /// <summary>The last time the store took a batch.</summary>
    public DateTimeOffset? LastWrite { get { lock (_lock) return _lastWrite; } }

    /// <summary>Why nothing can be written just now; null where all is well.</summary>
    public string? Fault { get { lock (_lock) return _fault; } }

    /// <summary>Units that wait while the others go on, with the reason of one; null where there is none.</summary>
    public string? Held
    {
        get
        {
            lock (_lock)
                return _held.Count == 0 ? null : $"{string.Join(", ", _held.Keys.Take(5))}{(_held.Count > 5 ? $" and {_held.Count - 5} more" : "")} held: {_held.First().Value}";
        }
    }

    /// <summary>Records not yet in the store, as last measured.</summary>
    public long Lag { get { lock (_lock) return _lag; } }

    public void Read(DateTimeOffset at, long? lag)
    {
        lock (_lock)
            (_lastRead, _lag) = (at, lag ?? _lag);
    }

    public void Written(DateTimeOffset at)
    {
        lock (_lock)
            _lastWrite = at;
    }

    /// <summary>True where the unit was not held before, or for another reason.</summary>
    public bool Hold(string unit, string reason)
    {
        lock (_lock)
        {
            var isNew = _held.GetValueOrDefault(unit) != reason;
            _held[unit] = reason;
            return isNew;
        }
    }

    /// <summary>True where the unit was held.</summary>
    public bool Free(string unit)
    {
        lock (_lock)
            return _held.Remove(unit);
    }

    /// <summary>True where all was well before.</summary>
    public bool Failed(string fault)
    {
        lock (_lock)
        {
            var isNew = _fault is null;
            _fault = fault;
            return isNew;
        }
    }

    /// <summary>True where this ends a fault.</summary>
    public bool Recovered()
    {
        lock (_lock)
        {
            var recovered = _fault is not null;
            _fault = null;
            return recovered;
        }
    }
}
