using System.Collections.Concurrent;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A request of the past. Bodies above 64 KiB are left out.</summary>
internal sealed record LoggedRequest(DateTimeOffset At, int Node, string Method, string Address, int BodyBytes, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers, int Status);

/// <summary>What came and went, for tests to look at.</summary>
internal sealed class RequestCounters
{
    private const int Kept = 1_000;
    private const int KeptBody = 64 * 1024;

    private readonly ConcurrentDictionary<string, long> _byKind = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _items = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LoggedRequest> _log = new();
    private readonly Lock _gate = new();
    private int _inFlight;
    private int _peak;
    private long _received;
    private long _sent;

    /// <summary>Requests by kind: <c>_bulk</c>, <c>_search</c>, <c>_doc</c>, <c>_pit</c>, <c>_index_template</c>, …, <c>index</c>, <c>root</c>.</summary>
    public IReadOnlyDictionary<string, long> Requests => _byKind;

    /// <summary>Written documents by outcome: <c>created</c>, <c>updated</c>, <c>noop</c>, <c>deleted</c>, <c>not_found</c>, or the status of a failed item.</summary>
    public IReadOnlyDictionary<string, long> Items => _items;

    public long BytesReceived => Interlocked.Read(ref _received);

    public long BytesSent => Interlocked.Read(ref _sent);

    public int InFlight => Volatile.Read(ref _inFlight);

    public int PeakInFlight => Volatile.Read(ref _peak);

    /// <summary>The last thousand requests, oldest first. The status is 0 where the connection was cut without an answer.</summary>
    public IReadOnlyList<LoggedRequest> Log => [.. _log];

    public long Of(string kind) => _byKind.GetValueOrDefault(kind);

    public void ForgetPeak()
    {
        lock (_gate)
            _peak = _inFlight;
    }

    public void Enter()
    {
        lock (_gate)
            _peak = Math.Max(_peak, ++_inFlight);
    }

    public void Leave(SimulatedRequest? request, DateTimeOffset at, int status, long sent)
    {
        lock (_gate)
            _inFlight--;
        Interlocked.Add(ref _sent, sent);
        if (request is null)
            return;
        var body = request.Body.Length <= KeptBody ? request.Body : ReadOnlyMemory<byte>.Empty;
        _log.Enqueue(new LoggedRequest(at, request.Node, request.Method, request.Address, request.Body.Length, body, request.Headers, status));
        if (_log.Count > Kept)
            _log.TryDequeue(out _);
    }

    public void Arrived(SimulatedRequest request, long received)
    {
        Interlocked.Add(ref _received, received);
        _byKind.AddOrUpdate(request.Kind, 1, (_, count) => count + 1);
    }

    public void Item(string outcome) => _items.AddOrUpdate(outcome, 1, (_, count) => count + 1);
}
