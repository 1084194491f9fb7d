using Listening.Queries;

namespace Listening.Mentions;

/// <summary>Hashes of words that are the same on every machine for ever: they are stored. FNV-1a over UTF-16 units, finished as MurmurHash3 does, so that every bit depends on every character.</summary>
internal static class StoryHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> word) => Finish(Add(Basis, word));

    /// <summary>Another hash of the same word.</summary>
    public static ulong Second(ulong hash) => Finish(hash + 0x9e3779b97f4a7c15);

    public static ulong OfAll(TokenizedDocument tokens, int from, int count)
    {
        var hash = Basis;
        for (var number = from; number < from + count; number++)
            hash = Add((hash ^ ' ') * Prime, tokens.Folded(number));
        return Finish(hash);
    }

    private static ulong Add(ulong hash, ReadOnlySpan<char> word)
    {
        foreach (var character in word)
            hash = (hash ^ character) * Prime;
        return hash;
    }

    private static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
