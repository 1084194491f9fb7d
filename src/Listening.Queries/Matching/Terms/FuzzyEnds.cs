namespace Listening.Queries;

/// <summary>Tells by a word's two ends that it is within one change of no entry. One change lies so that either the first letters or the last ones stay as they are:
/// a swap of the last of the first ones with its neighbour leaves all behind that, so five letters keep two at one end, six three or two, seven three.</summary>
internal sealed class FuzzyEnds
{
    /// <summary>Fewer letters have no end that is sure to stay.</summary>
    internal const int Shortest = 5;

    private const uint LeadSalt = 0x9E3779B1;
    private const uint TailSalt = 0x85EBCA77;
    private readonly HashBits _bits = new();
    private readonly HashSet<uint> _known = [];

    internal void Add(string entry)
    {
        Add(Hash(entry.AsSpan(0, entry.Length >= 6 ? 3 : 2), LeadSalt));
        Add(Hash(entry.AsSpan(entry.Length - (entry.Length >= 7 ? 3 : 2)), TailSalt));
    }

    internal bool MayHave(ReadOnlySpan<char> word) =>
        word.Length >= Shortest - 1
        && (_bits.MayHave(Hash(word[..3], LeadSalt)) || _bits.MayHave(Hash(word[^3..], TailSalt)) || _bits.MayHave(Hash(word[..2], LeadSalt)) || _bits.MayHave(Hash(word[^2..], TailSalt)));

    private void Add(uint hash)
    {
        _known.Add(hash);
        if (_bits.Resize(_known.Count))
            foreach (var known in _known)
                _bits.Add(known);
        _bits.Add(hash);
    }

    private static uint Hash(ReadOnlySpan<char> end, uint salt)
    {
        foreach (var c in end)
            salt = (salt ^ c) * 0x01000193;
        return salt;
    }
}
