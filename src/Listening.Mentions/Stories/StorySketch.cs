using System.Runtime.Intrinsics;
using Listening.Queries;

namespace Listening.Mentions;

/// <summary>SimHash (Charikar, 2002): every word votes with the bits of its hash, and the majority of each bit stands. Words count by what they say and by how early they come:
/// the lead of a report is what copies share, its end is cut off or followed by a footer. Whole numbers only, so that every machine finds the same.</summary>
internal static class StorySketch
{
    /// <summary>Words behind these have no weight: of 16,384 for the first, which halves every 64 words, 64 would be left.</summary>
    private const int MostTokens = 512;

    private const int FirstWeight = 1 << 14;

    /// <summary>2^32 · 2^(-1/64).</summary>
    private const ulong Decay = 4248701965;

    private static readonly int[] Weights = Decayed();
    private static readonly Vector256<int> Bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);

    public static StoryFingerprint Of(TokenizedDocument tokens, int from, int count)
    {
        Span<int> votes = stackalloc int[128];
        votes.Clear();
        var figures = 0UL;
        for (var number = 0; number < Math.Min(count, MostTokens); number++)
        {
            var word = tokens.Folded(from + number);
            var hash = StoryHash.Of(word);
            var weight = IsSmall(word) ? Weights[number] : 2 * Weights[number];
            Vote(votes[..64], hash, weight);
            Vote(votes[64..], StoryHash.Second(hash), weight);
            if (HasDigit(word))
                figures |= 1UL << (int)(hash >> 58);
        }

        return new(false, new UInt128(Majority(votes[64..]), Majority(votes[..64])), figures);
    }

    private static void Vote(Span<int> votes, ulong hash, int weight)
    {
        var (aye, nay) = (Vector256.Create(weight), Vector256.Create(-weight));
        for (var part = 0; part < 64; part += 8)
        {
            var isSet = Vector256.Equals(Vector256.Create((int)(hash >> part) & 0xff) & Bits, Bits);
            var eight = votes.Slice(part, 8);
            (Vector256.Create<int>(eight) + Vector256.ConditionalSelect(isSet, aye, nay)).CopyTo(eight);
        }
    }

    private static ulong Majority(ReadOnlySpan<int> votes)
    {
        var hash = 0UL;
        for (var bit = 0; bit < votes.Length; bit++)
        {
            if (votes[bit] > 0)
                hash |= 1UL << bit;
        }

        return hash;
    }

    // In Latin script mostly articles, prepositions and pronouns.
    private static bool IsSmall(ReadOnlySpan<char> word) => word.Length <= 3 && char.IsAscii(word[0]) && !HasDigit(word);

    private static bool HasDigit(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (char.IsDigit(character))
                return true;
        }

        return false;
    }

    private static int[] Decayed()
    {
        var weights = new int[MostTokens];
        var weight = (ulong)FirstWeight << 16;
        for (var number = 0; number < MostTokens; number++, weight = (weight * Decay) >> 32)
            weights[number] = (int)(weight >> 16);
        return weights;
    }
}
