using System.Runtime.InteropServices;

namespace Listening.Queries;

/// <summary>Terms by edit distance, shared by all queries: found through what is left of them when characters are left out, then measured.</summary>
internal sealed class FuzzyTable
{
    private readonly List<FuzzyTerm> _terms = [];
    private readonly Dictionary<uint, int> _chains = [];
    private readonly HashBits _bits = new();
    private readonly TermLinks _links = new();
    private ulong _lengths;

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
        for (var length = points.Length - distance; length <= points.Length + distance; length++)
            _lengths |= Bit(length);
        Span<uint> hashes = stackalloc uint[DeletionHashes.Most];
        foreach (var hash in hashes[..DeletionHashes.Write(points, distance, hashes)])
            AddHash(hash);
    }

    /// <summary>False where no term is about as long as a word of so many UTF-16 units.</summary>
    internal bool MayHave(int length) => (_lengths & (Bit(length) | (Bit(length) - Bit((length + 1) / 2)))) != 0;

    /// <summary>The terms, a chain in <see cref="Links"/>, with this remainder; or -1.</summary>
    internal int Find(uint hash) => _bits.MayHave(hash) && _chains.TryGetValue(hash, out var link) ? link : -1;

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
