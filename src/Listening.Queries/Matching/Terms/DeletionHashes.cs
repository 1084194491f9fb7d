namespace Listening.Queries;

/// <summary>Hashes of a word's beginning with none, one or two of its characters left out, each in constant time from the hashes of its prefixes.
/// Two words within an edit distance d of each other have such a remainder in common, with at most d left out on either side; also where both are cut to the same
/// number of characters first (Garbe's symmetric deletion).</summary>
internal static class DeletionHashes
{
    /// <summary>So many characters at the beginning of a word are looked at: 37 hashes at most.</summary>
    internal const int Lead = 8;

    /// <summary>Room for the hashes of any word.</summary>
    internal const int Most = 1 + Lead + (Lead * (Lead - 1) / 2);

    private const uint Factor = 0x01000193;
    private static readonly uint[] Powers = [.. Enumerable.Range(0, Lead + 1).Select(Power)];

    /// <summary>Writes the hashes and says how many.</summary>
    internal static int Write(ReadOnlySpan<int> word, int deletions, Span<uint> hashes)
    {
        var length = Math.Min(word.Length, Lead);
        Span<uint> prefixes = stackalloc uint[Lead + 1];
        for (var i = 0; i < length; i++)
            prefixes[i + 1] = (prefixes[i] * Factor) + (uint)word[i] + 1;
        var count = 0;
        hashes[count++] = Finish(prefixes[length], length);
        for (var i = 0; i < length && deletions > 0; i++)
        {
            hashes[count++] = Finish((prefixes[i] * Powers[length - i - 1]) + Part(prefixes, i + 1, length), length - 1);
            for (var j = i + 1; j < length && deletions > 1; j++)
            {
                var upToSecond = (prefixes[i] * Powers[j - i - 1]) + Part(prefixes, i + 1, j);
                hashes[count++] = Finish((upToSecond * Powers[length - j - 1]) + Part(prefixes, j + 1, length), length - 2);
            }
        }

        return count;
    }

    private static uint Part(ReadOnlySpan<uint> prefixes, int from, int to) => prefixes[to] - (prefixes[from] * Powers[to - from]);

    private static uint Finish(uint hash, int length)
    {
        hash = (hash + (uint)length) * 0x85EBCA6B;
        return hash ^ (hash >> 15);
    }

    private static uint Power(int exponent)
    {
        var power = 1u;
        for (; exponent > 0; exponent--)
            power *= Factor;
        return power;
    }
}
