namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>All faults in force, in order. Deterministic as far as the order of requests is: a seed decides what has a probability.</summary>
internal sealed class FaultPlan(int seed, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
#pragma warning disable CA5394 // A test's dice need no cryptography.
    private readonly Random _random = new(seed);
#pragma warning restore CA5394

    public TimeProvider Time => time;

    public Fault Add(Fault fault)
    {
        lock (_gate)
            _faults.Add(fault);
        return fault;
    }

    /// <summary>The next fitting request, or so many, go wrong.</summary>
    public Fault Add(FaultAction action, string? path = null, int times = int.MaxValue, int skip = 0, double probability = 1) =>
        Add(new Fault { Action = action, Path = path, Times = times, Skip = skip, Probability = probability });

    public void Remove(Fault fault)
    {
        lock (_gate)
            _faults.Remove(fault);
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    internal ChosenFaults For(SimulatedRequest request)
    {
        lock (_gate)
            return _faults.Count == 0 ? ChosenFaults.None : new ChosenFaults([.. _faults.Where(fault => fault.Strikes(request, _random)).Select(fault => fault.Action)], _random.Next());
    }
}
