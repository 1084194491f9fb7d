using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Listening.Sentiment;

/// <summary>Adds up the weights of a text's features. Whole numbers, so that the order and the machine do not matter.</summary>
internal ref struct ScoringSink(sbyte[] weights, FeatureSpace space) : IFeatureSink
{
    private readonly ref sbyte _weights = ref MemoryMarshal.GetArrayDataReference(weights);
    private readonly FeatureSpace _space = space;

    /// <summary>Per class in label order; the fourth is padding.</summary>
    public Vector128<int> Words { get; private set; }

    public Vector128<int> Characters { get; private set; }

    public int WordCount { get; private set; }

    public int CharacterCount { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Word(uint hash)
    {
        Words += Bucket(_space.WordBucket(hash));
        WordCount++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void IFeatureSink.Characters(uint hash)
    {
        Characters += Bucket(_space.CharacterBucket(hash));
        CharacterCount++;
    }

    /// <summary>Within the table by construction: a bucket is below the space's size, and the model's reader holds the table to that size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector128<int> Bucket(int bucket)
    {
        var four = Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref _weights, bucket * SentimentModel.Stride)));
        return Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(four).AsSByte()));
    }
}
