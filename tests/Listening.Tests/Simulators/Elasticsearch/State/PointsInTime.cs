using System.Collections.Concurrent;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A frozen view: which indices, each up to which operation.</summary>
internal sealed record PointInTime(string Id, IReadOnlyList<(SimulatedIndex Index, long Visible)> View)
{
    public DateTimeOffset Expires { get; set; }
}

/// <summary>All open points in time.</summary>
internal sealed class PointsInTime(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, PointInTime> _open = new(StringComparer.Ordinal);

    public int Count => _open.Count;

    public PointInTime Open(IEnumerable<SimulatedIndex> indices, TimeSpan keepAlive)
    {
        var point = new PointInTime(SimulatedCluster.NewId(64), [.. indices.Select(index => (index, index.Visible))]) { Expires = time.GetUtcNow() + keepAlive };
        return _open[point.Id] = point;
    }

    /// <summary>The view, kept for longer; null when it is closed or has expired.</summary>
    public PointInTime? Use(string id, TimeSpan? keepAlive)
    {
        if (!_open.TryGetValue(id, out var point))
            return null;
        if (point.Expires < time.GetUtcNow())
        {
            Close(id);
            return null;
        }

        if (keepAlive is { } further)
            point.Expires = time.GetUtcNow() + further;
        return point;
    }

    public bool Close(string id) => _open.TryRemove(id, out _);

    public IReadOnlyList<string> CloseAll()
    {
        string[] ids = [.. _open.Keys];
        return [.. ids.Where(Close)];
    }

    /// <summary>The oldest operation that an open view of the index still needs.</summary>
    public long OldestOf(SimulatedIndex index) =>
        _open.Values.SelectMany(point => point.View).Where(part => part.Index == index).Select(part => part.Visible).DefaultIfEmpty(long.MaxValue).Min();
}
