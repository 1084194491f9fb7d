namespace Listening.Sentiment;

/// <summary>Our own hash: the same on every machine and release, since models hold nothing but its values.</summary>
internal static class FeatureHash
{
    /// <summary>Two seeds keep a word apart from the same letters inside another.</summary>
    public const uint WordSeed = 0x6C1F_2B4D, CharacterSeed = 0x1B87_3593;

    private const uint Prime = 0x9E37_79B1;

    public static uint Add(uint hash, uint value)
    {
        hash = (hash ^ value) * Prime;
        return hash ^ (hash >> 15);
    }

    public static uint Of(ReadOnlySpan<char> token)
    {
        var hash = WordSeed;
        foreach (var c in token)
            hash = Add(hash, c);
        return hash;
    }

    /// <summary>Spreads what <see cref="Add"/> leaves in the low bits over the whole number.</summary>
    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EB_CA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2_AE35;
        return hash ^ (hash >> 16);
    }
}
