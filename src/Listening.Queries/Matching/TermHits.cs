namespace Listening.Queries;

/// <summary>Where the terms of an index occur in one document: a chain of token positions per term, ascending. Cleared by raising the epoch, so a
/// document costs only what occurs in it.</summary>
internal sealed class TermHits
{
    private int[] _epochs = [];
    private int[] _first = [];
    private int[] _last = [];
    private int[] _positions = new int[256];
    private int[] _next = new int[256];
    private int[] _seen = new int[64];
    private int _epoch;
    private int _count;
    private int _seenCount;

    /// <summary>Terms that occur, in order of first occurrence.</summary>
    internal ReadOnlySpan<int> Seen => _seen.AsSpan(0, _seenCount);

    internal void Begin(int terms)
    {
        if (_epochs.Length < terms)
        {
            var size = Math.Max(terms, 64);
            (_epochs, _first, _last, _epoch) = (new int[size], new int[size], new int[size], 0);
        }

        if (_epoch == int.MaxValue)
        {
            Array.Clear(_epochs);
            _epoch = 0;
        }

        _epoch++;
        (_count, _seenCount) = (0, 0);
    }

    internal void Add(int term, int position)
    {
        if (_count == _positions.Length)
        {
            Array.Resize(ref _positions, _count * 2);
            Array.Resize(ref _next, _count * 2);
        }

        (_positions[_count], _next[_count]) = (position, -1);
        if (_epochs[term] != _epoch)
            Open(term);
        else
            _next[_last[term]] = _count;
        _last[term] = _count++;
    }

    /// <summary>The first occurrence, or -1.</summary>
    internal int First(int term) => _epochs[term] == _epoch ? _first[term] : -1;

    /// <summary>The occurrence after this one, or -1.</summary>
    internal int Next(int hit) => _next[hit];

    /// <summary>Which token an occurrence is.</summary>
    internal int Position(int hit) => _positions[hit];

    private void Open(int term)
    {
        (_epochs[term], _first[term]) = (_epoch, _count);
        if (_seenCount == _seen.Length)
            Array.Resize(ref _seen, _seenCount * 2);
        _seen[_seenCount++] = term;
    }
}
