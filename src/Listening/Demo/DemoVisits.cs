namespace Listening.Demo;

/// <summary>What happens on a visit of the failing feed.</summary>
internal enum DemoMishap
{
    None,
    Busy,
    Garbage,
    Stall,
}

/// <summary>Counts visits per source: failures and the edits of a demo that publishes everything at once depend on them.</summary>
internal sealed class DemoVisits
{
    private readonly Dictionary<string, int> _visits = [];
    private readonly Dictionary<string, DateTimeOffset> _edited = [];
    private readonly Lock _lock = new();

    /// <summary>Notes a visit and says which one it is, from 1.</summary>
    public int Note(string source)
    {
        lock (_lock)
            return _visits[source] = _visits.GetValueOrDefault(source) + 1;
    }

    /// <summary>Edits a source's entries now, once.</summary>
    public void Edit(string source, DateTimeOffset now)
    {
        lock (_lock)
            _edited.TryAdd(source, now);
    }

    public DateTimeOffset? Edited(string source)
    {
        lock (_lock)
            return _edited.TryGetValue(source, out var at) ? at : null;
    }

    /// <summary>The first visit goes well; then every second one goes wrong, in turn another way.</summary>
    public static DemoMishap Mishap(DemoSource source, int visit) => !source.Flaky || visit % 2 == 1
        ? DemoMishap.None
        : (DemoMishap)(1 + (((visit / 2) - 1) % 3));
}
