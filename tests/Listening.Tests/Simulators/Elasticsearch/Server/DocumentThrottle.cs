namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A server that works through its documents one after the other at a steady rate.</summary>
internal sealed class DocumentThrottle(TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _busyUntil;

    /// <summary>Documents a second; 0 = no limit. May change at any time.</summary>
    public int DocumentsPerSecond { get; set; }

    /// <summary>Ends when so many documents would have been worked off, behind those that came before.</summary>
    public Task WorkAsync(int documents, CancellationToken cancellationToken)
    {
        if (DocumentsPerSecond <= 0 || documents == 0)
            return Task.CompletedTask;
        TimeSpan wait;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _busyUntil = (_busyUntil > now ? _busyUntil : now) + TimeSpan.FromSeconds((double)documents / DocumentsPerSecond);
            wait = _busyUntil - now;
        }

        return Task.Delay(wait, time, cancellationToken);
    }
}
