using Listening.Mentions;

namespace Listening.Tests.Listener;

/// <summary>A state whose disk is full for some writes.</summary>
internal sealed class FaultyState(IListenerState state) : IListenerState
{
    private int _faults;

    /// <summary>How many of the next writes fail.</summary>
    public int Faults { get => _faults; set => _faults = value; }

    /// <summary>Writes that were tried.</summary>
    public int Tries { get; private set; }

    public string Partition => state.Partition;

    public IReadOnlyDictionary<string, SourceMemory> Sources() => state.Sources();

    public KnownEntry? Find(string sourceId, string wideKey) => state.Find(sourceId, wideKey);

    public IReadOnlyList<KnownEntry> FindByNarrowKey(string sourceId, string narrowKey) => state.FindByNarrowKey(sourceId, narrowKey);

    public string? FindHeardElsewhere(string sourceId, IReadOnlyList<string> addresses) => state.FindHeardElsewhere(sourceId, addresses);

    public bool IsSuppressed(string sourceId, IReadOnlyList<string> keys, IReadOnlyList<string> unitKeys) => state.IsSuppressed(sourceId, keys, unitKeys);

    public void Erase(IReadOnlyList<string> ids)
    {
        Try();
        state.Erase(ids);
    }

    public IReadOnlyList<PollEvent> Commit(IReadOnlyList<PollCommit> polls)
    {
        Try();
        return state.Commit(polls);
    }

    public IReadOnlyList<KeptEntry> Kept(string sourceId) => state.Kept(sourceId);

    public KeptCoverage KeptCoverage() => state.KeptCoverage();

    public void PruneKept(DateTimeOffset before, long maxBytes)
    {
        Try();
        state.PruneKept(before, maxBytes);
    }

    public string? Recall(string name) => state.Recall(name);

    public void Remember(string name, string value)
    {
        Try();
        state.Remember(name, value);
    }

    public OutboxDepth Depth() => state.Depth();

    public IReadOnlyList<ListenerLedger> Ledger(long checkpoint) => state.Ledger(checkpoint);

    public IEnumerable<HeardEntry> Heard() => state.Heard();

    public void Restore(IReadOnlyList<RestoredEntry> entries)
    {
        Try();
        state.Restore(entries);
    }

    public void Dispose() => state.Dispose();

    private void Try()
    {
        Tries++;
        if (Interlocked.Decrement(ref _faults) >= 0)
            throw new StorageException(StorageFault.Full, "The disk is full.");
    }
}
