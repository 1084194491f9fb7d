namespace Listening.Queries;

/// <summary>What a document's tokens were found to be, so that a word which occurs again is not walked through the tries again. Direct mapped: of two words
/// that share a slot the later one takes it, so that no choice of words makes a look-up long.</summary>
internal sealed class TokenMemo
{
    private const int Slots = 512;
    private const int Kept = 1 << 16;
    private readonly Slot[] _slots = new Slot[Slots];
    private int[] _terms = new int[256];
    private int _count;
    private int _epoch;

    internal void Begin()
    {
        if (_terms.Length > Kept)
            _terms = new int[256];
        if (_epoch == int.MaxValue)
        {
            Array.Clear(_slots);
            _epoch = 0;
        }

        _epoch++;
        _count = 0;
    }

    /// <summary>True where the word was met: its terms.</summary>
    internal bool TryGet(TokenBuffer buffer, ReadOnlySpan<char> word, uint hash, out ReadOnlySpan<int> terms)
    {
        ref readonly var slot = ref _slots[hash % Slots];
        var known = slot.Epoch == _epoch && slot.Hash == hash && buffer.Chars(slot.Start, slot.Length).SequenceEqual(word);
        terms = known ? _terms.AsSpan(slot.From, slot.Count) : default;
        return known;
    }

    /// <summary>Begins the list of a word's terms.</summary>
    internal int Open() => _count;

    internal void Add(int term)
    {
        if (_count == _terms.Length)
            Array.Resize(ref _terms, _count * 2);
        _terms[_count++] = term;
    }

    /// <summary>Ends the list and keeps it.</summary>
    internal ReadOnlySpan<int> Close(int from, int start, int length, uint hash)
    {
        _slots[hash % Slots] = new() { Epoch = _epoch, Hash = hash, Start = start, Length = length, From = from, Count = _count - from };
        return _terms.AsSpan(from, _count - from);
    }

    private struct Slot
    {
        internal int Epoch;
        internal uint Hash;
        internal int Start;
        internal int Length;
        internal int From;
        internal int Count;
    }
}
