using Microsoft.Extensions.Options;

namespace Listening.Feeds;

/// <summary>Holds visits to one politeness group to a number at once and a gap between beginnings, and remembers which group asked for patience.</summary>
internal sealed class PolitenessGate(IOptions<FeedPollingOptions> options, TimeProvider time)
{
    private const int Tidy = 1024;
    private readonly Dictionary<string, Group> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for the group's turn. Dispose the lease when the visit is over.</summary>
    public async Task<IDisposable> EnterAsync(string key, TimeSpan gap, CancellationToken cancellationToken)
    {
        var group = Join(key);
        try
        {
            await group.Places.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(group, held: false);
            throw;
        }
        try
        {
            var wait = Reserve(group, gap);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
            return new Lease(this, group);
        }
        catch
        {
            Leave(group, held: true);
            throw;
        }
    }

    /// <summary>The group asked for patience until then; longer wishes win.</summary>
    public void Pause(string key, DateTimeOffset until)
    {
        var group = Join(key);
        lock (_lock)
        {
            if (until > group.PausedUntil)
                group.PausedUntil = until;
        }
        Leave(group, held: false);
    }

    /// <summary>Until when the group asked for patience; null where it does not.</summary>
    public DateTimeOffset? PausedUntil(string key)
    {
        lock (_lock)
            return _groups.TryGetValue(key, out var group) && group.PausedUntil > time.GetUtcNow() ? group.PausedUntil : null;
    }

    private Group Join(string key)
    {
        lock (_lock)
        {
            if (_groups.Count >= Tidy && _groups.Count > 2 * _kept)
                RemoveIdle();
            if (!_groups.TryGetValue(key, out var group))
                _groups.Add(key, group = new Group(options.Value.ConcurrentPerGroup));
            group.Users++;
            return group;
        }
    }

    private int _kept;

    private void RemoveIdle()
    {
        var now = time.GetUtcNow();
        foreach (var (key, group) in _groups)
        {
            if (group.Users == 0 && group.NextStart <= now && group.PausedUntil <= now)
                _groups.Remove(key);
        }
        _kept = _groups.Count;
    }

    private TimeSpan Reserve(Group group, TimeSpan gap)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var start = group.NextStart > now ? group.NextStart : now;
            group.NextStart = start + gap;
            return start - now;
        }
    }

    private void Leave(Group group, bool held)
    {
        if (held)
            group.Places.Release();
        lock (_lock)
            group.Users--;
    }

    private sealed class Group(int places)
    {
        public SemaphoreSlim Places { get; } = new(places);
        public DateTimeOffset NextStart { get; set; } = DateTimeOffset.MinValue;
        public DateTimeOffset PausedUntil { get; set; } = DateTimeOffset.MinValue;
        public int Users { get; set; }
    }

    private sealed class Lease(PolitenessGate gate, Group group) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                gate.Leave(group, held: true);
        }
    }
}
