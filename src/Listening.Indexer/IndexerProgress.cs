namespace Listening.Indexer;

/// <summary>What health checks ask of the indexer. Written by its loop, read by anyone.</summary>
internal sealed class IndexerProgress
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastRead;
    private DateTimeOffset? _lastWrite;
    private string? _fault;
    private long _lag;

    /// <summary>The last time the log was asked.</summary>
    public DateTimeOffset? LastRead { get { lock (_lock) return _lastRead; } }

    /// <summary>The last time the store took a batch.</summary>
    public DateTimeOffset? LastWrite { get { lock (_lock) return _lastWrite; } }

    /// <summary>Why nothing can be written just now; null where all is well.</summary>
    public string? Fault { get { lock (_lock) return _fault; } }

    /// <summary>Records not yet read, as last measured.</summary>
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
