namespace Listening.Sentiment;

/// <summary>A linear model over the buckets, unquantised: class by class in label order.</summary>
internal sealed record LinearWeights(float[][] Weights, float[] Biases)
{
    public const int Classes = 3;

    /// <summary>Largest difference between ML.NET's probabilities and those of these weights over a sample of the target's rows: labels or columns that shifted unseen would show here.</summary>
    public float Disagreement { get; init; }

    public void Score(FeatureVector features, Span<float> scores)
    {
        for (var c = 0; c < Classes; c++)
        {
            double sum = Biases[c];
            for (var i = 0; i < features.Buckets.Length; i++)
                sum += Weights[c][features.Buckets[i]] * (double)features.Values[i];
            scores[c] = (float)sum;
        }
    }
}
