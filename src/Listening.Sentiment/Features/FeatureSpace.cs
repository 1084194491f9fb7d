using System.Runtime.CompilerServices;

namespace Listening.Sentiment;

/// <summary>Where hashes land: the lower half of the buckets holds word n-grams, the upper half letters within words.</summary>
/// <param name="Bits">There are two to this power buckets in each half.</param>
internal readonly record struct FeatureSpace(int Bits)
{
    public const int MinBits = 8, MaxBits = 20;

    public int Half => 1 << Bits;

    public int Size => 2 << Bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WordBucket(uint hash) => (int)(hash >> (32 - Bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CharacterBucket(uint hash) => Half + (int)(hash >> (32 - Bits));

    /// <summary>What one feature of a kind weighs when a text has so many of that kind: keeps long texts from shouting.</summary>
    public static float Scale(int count) => count == 0 ? 0f : 1f / MathF.Sqrt(count);
}
