namespace Listening.Sentiment;

/// <summary>Weights by inverse frequency: a rare class counts as much as a common one.</summary>
internal static class ClassBalance
{
    /// <summary>Per class in label order; the weighted examples keep their total.</summary>
    public static float[] Of(IReadOnlyList<TrainingExample> examples)
    {
        Span<double> totals = stackalloc double[LinearWeights.Classes];
        foreach (var example in examples)
            totals[(int)example.Label] += example.Weight;
        var sum = totals[0] + totals[1] + totals[2];
        return [Share(sum, totals[0]), Share(sum, totals[1]), Share(sum, totals[2])];
    }

    private static float Share(double sum, double total) => total > 0 ? (float)(sum / (LinearWeights.Classes * total)) : 1f;
}
