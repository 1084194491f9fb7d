namespace Listening.Listener;

/// <summary>What health checks ask of a listener. Written by the pipeline, read by anyone.</summary>
internal sealed class ListenerProgress
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _lastPoll;
    private DateTimeOffset? _lastSuccess;
    private string? _fault;

    /// <summary>The last poll that was committed, of any outcome.</summary>
    public DateTimeOffset? LastPoll { get { lock (_lock) return _lastPoll; } }

    /// <summary>The last poll that was committed and reached its source.</summary>
    public DateTimeOffset? LastSuccess { get { lock (_lock) return _lastSuccess; } }

    /// <summary>Why nothing can be written just now; null where all is well.</summary>
    public string? Fault { get { lock (_lock) return _fault; } }

    public void Committed(DateTimeOffset at, bool isSuccess)
    {
        lock (_lock)
        {
            _lastPoll = at;
            if (isSuccess)
                _lastSuccess = at;
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
