namespace Listening.Sentiment;

/// <summary>Which buckets the trainer sees and how much each counts.</summary>
internal static class FeatureSelection
{
    /// <summary>Per bucket a factor that grows with rarity; 0 where fewer texts than <paramref name="minimum"/> have it, which nothing can be learnt from.</summary>
    public static float[] Factors(IReadOnlyList<TrainingExample> examples, FeatureSpace space, int minimum)
    {
        var counts = new int[space.Size];
        foreach (var example in examples)
        {
            foreach (var bucket in example.Features.Buckets)
                counts[bucket]++;
        }
        return Array.ConvertAll(counts, count => count < minimum ? 0f : Rarity(examples.Count, count));
    }

    private static float Rarity(int texts, int count) => MathF.Log((1f + texts) / (1f + count)) / 4f + 0.25f;
}
