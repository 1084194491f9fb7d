namespace Listening.Sentiment;

/// <summary>Weights by inverse frequency: within a set a rare class counts as much as a common one, whatever other sets hold.</summary>
internal static class ClassBalance
{
    /// <summary>Per class in label order; the weights of the set's texts add up to their number.</summary>
    public static float[] Of(IReadOnlyList<LabelledText> texts)
    {
        var counts = new int[LinearWeights.Classes];
        foreach (var text in texts)
            counts[(int)text.Label]++;
        var present = counts.Count(count => count > 0);
        return Array.ConvertAll(counts, count => count == 0 ? 0f : (float)texts.Count / (present * count));
    }
}
