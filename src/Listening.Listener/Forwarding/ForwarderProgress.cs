namespace Listening.Listener;

/// <summary>What health checks ask of a forwarder. Written by it, read by anyone.</summary>
internal sealed class ForwarderProgress(TimeProvider time)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastSafe;
    private DateTimeOffset? _waitingSince;
    private string? _fault;

    /// <summary>When the log last took something.</summary>
    public DateTimeOffset? LastSafe { get { lock (_lock) return _lastSafe; } }

    /// <summary>Since when records in flight have no answer; null while none are, or while answers come.</summary>
    public DateTimeOffset? WaitingSince { get { lock (_lock) return _waitingSince; } }

    /// <summary>Why the log takes nothing; null where it does.</summary>
    public string? Fault { get { lock (_lock) return _fault; } }

    public void HandedOver()
    {
        lock (_lock)
            _waitingSince ??= time.GetUtcNow();
    }

    /// <summary>True where this ends a fault.</summary>
    public bool Safe(bool isAllSafe)
    {
        lock (_lock)
        {
            _lastSafe = time.GetUtcNow();
            _waitingSince = isAllSafe ? null : _lastSafe;
            var recovered = _fault is not null;
            _fault = null;
            return recovered;
        }
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
}
