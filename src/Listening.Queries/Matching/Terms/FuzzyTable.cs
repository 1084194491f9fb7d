using System.Runtime.InteropServices;

namespace Listening.Queries;

/// <summary>Terms by edit distance, shared by all queries: found through what is left of them when characters are left out, then measured.</summary>
internal sealed class FuzzyTable
{
    private readonly List<FuzzyTerm> _terms = [];
    private readonly Dictionary<uint, int> _chains = [];
    private readonly HashBits _bits = new();
    private readonly TermLinks _links = new();
    private readonly FuzzyEnds _ends = new();
    private ulong _lengths;
    private ulong _openLengths;

    internal int Count => _terms.Count;

    /// <summary>The largest distance asked for.</summary>
    internal int Distance { get; private set; }

    internal TermLinks Links => _links;

    internal FuzzyTerm this[int term] => _terms[term];

    internal void Add(string word, int distance, int term)
    {
        int[] points = [.. word.EnumerateRunes().Select(rune => rune.Value)];
        _terms.Add(new(points, distance, term));
        Distance = Math.Max(Distance, distance);
        var open = distance > 1 || points.Length < FuzzyEnds.Shortest || points.Length < word.Length;
        if (!open)
            _ends.Add(word);
        for (var length = points.Length - distance; length <= points.Length + distance; length++)
            (_lengths, _openLengths) = (_lengths | Bit(length), _openLengths | (open ? Bit(length) : 0));
        Span<uint> hashes = stackalloc uint[DeletionHashes.Most];
        foreach (var hash in hashes[..DeletionHashes.Write(points, distance, hashes)])
            AddHash(hash);
    }

    /// <summary>False where no term can be near the word.</summary>
    internal bool MayHave(ReadOnlySpan<char> word) => Has(_lengths, word.Length) && (Has(_openLengths, word.Length) || _ends.MayHave(word));

    /// <summary>The terms, a chain in <see cref="Links"/>, with this remainder; or -1.</summary>
    internal int Find(uint hash) => _bits.MayHave(hash) && _chains.TryGetValue(hash, out var link) ? link : -1;

    // So many UTF-16 units are at least half as many characters.
    private static bool Has(ulong lengths, int units) => (lengths & (Bit(units) | (Bit(units) - Bit((units + 1) / 2)))) != 0;

    private static ulong Bit(int length) => 1UL << Math.Clamp(length, 0, 63);

    private void AddHash(uint hash)
    {
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, hash, out var known);
        chain = _links.Add(_terms.Count - 1, known ? chain : -1);
        if (_bits.Resize(_chains.Count))
            foreach (var other in _chains.Keys)
                _bits.Add(other);
        _bits.Add(hash);
    }
}

/// <summary>A term by edit distance.</summary>
/// <param name="Points">Its code points.</param>
/// <param name="Distance">1 or 2.</param>
/// <param name="Term">Its number.</param>
internal readonly record struct FuzzyTerm(int[] Points, int Distance, int Term);
