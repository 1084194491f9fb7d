namespace Listening.Queries;

/// <summary>Where the terms of an index occur in one document: a chain of token positions per term, ascending. Cleared by raising the epoch, so a
/// document costs only what occurs in it.</summary>
internal sealed class TermHits
{
    // What one huge document blew up is not kept for the small ones after it.
    private const int Kept = 1 << 17;
    private Chain[] _chains = [];
    private Hit[] _hits = new Hit[256];
    private int[] _seen = new int[64];
    private int _epoch;
    private int _seenCount;

    /// <summary>Terms that occur, in order of first occurrence.</summary>
    internal ReadOnlySpan<int> Seen => _seen.AsSpan(0, _seenCount);

    /// <summary>Occurrences of all terms.</summary>
    internal int Count { get; private set; }

    internal void Begin(int terms)
    {
        if (_chains.Length < terms)
            (_chains, _epoch) = (new Chain[Math.Max(terms, 64)], 0);
        if (_hits.Length > Kept)
            _hits = new Hit[256];
        if (_epoch == int.MaxValue)
        {
            Array.Clear(_chains);
            _epoch = 0;
        }

        _epoch++;
        (Count, _seenCount) = (0, 0);
    }

    /// <summary>Notes an occurrence; positions come in ascending order, one given twice counts once.</summary>
    internal void Add(int term, int position)
    {
        if (Count == _hits.Length)
            Array.Resize(ref _hits, Count * 2);
        ref var chain = ref _chains[term];
        if (chain.Epoch != _epoch)
            Open(term);
        else if (_hits[chain.Last].Position == position)
            return;
        else
            _hits[chain.Last].Next = Count;
        chain.Last = Count;
        _hits[Count++] = new() { Position = position, Next = -1 };
    }

    internal bool Has(int term) => _chains[term].Epoch == _epoch;

    /// <summary>The first occurrence, or -1.</summary>
    internal int First(int term) => _chains[term].Epoch == _epoch ? _chains[term].First : -1;

    /// <summary>The occurrence after this one, or -1.</summary>
    internal int Next(int hit) => _hits[hit].Next;

    /// <summary>Which token an occurrence is.</summary>
    internal int Position(int hit) => _hits[hit].Position;

    private void Open(int term)
    {
        (_chains[term].Epoch, _chains[term].First) = (_epoch, Count);
        if (_seenCount == _seen.Length)
            Array.Resize(ref _seen, _seenCount * 2);
        _seen[_seenCount++] = term;
    }

    private struct Chain
    {
        internal int Epoch;
        internal int First;
        internal int Last;
    }

    private struct Hit
    {
        internal int Position;
        internal int Next;
    }
}
