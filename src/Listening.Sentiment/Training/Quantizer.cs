namespace Listening.Sentiment;

/// <summary>Floats to signed bytes with one step per class and kind of feature.</summary>
internal static class Quantizer
{
    private const int Most = 127;

    /// <summary>The weights as a model holds them, and the steps in the manifest's order.</summary>
    public static (sbyte[] Weights, float[] Steps) Quantize(LinearWeights model, FeatureSpace space)
    {
        var weights = new sbyte[space.Size * SentimentModel.Stride];
        var steps = new float[2 * LinearWeights.Classes];
        for (var c = 0; c < LinearWeights.Classes; c++)
        {
            for (var kind = 0; kind < 2; kind++)
            {
                var floats = model.Weights[c].AsSpan(kind * space.Half, space.Half);
                var step = BestStep(floats);
                steps[(kind * LinearWeights.Classes) + c] = step;
                for (var i = 0; i < floats.Length; i++)
                    weights[(((kind * space.Half) + i) * SentimentModel.Stride) + c] = Rounded(floats[i], step);
            }
        }
        return (weights, steps);
    }

    /// <summary>Clipping a few strong weights costs less than rounding all the others away: the step with the least squared error wins.</summary>
    private static float BestStep(ReadOnlySpan<float> weights)
    {
        var highest = 0f;
        foreach (var weight in weights)
            highest = MathF.Max(highest, MathF.Abs(weight));
        if (highest == 0f)
            return 1f;
        var (best, least) = (0f, double.MaxValue);
        for (var share = 1f; share > 0.1f; share *= 0.85f)
        {
            var step = highest * share / Most;
            var error = SquaredError(weights, step);
            if (error < least)
                (best, least) = (step, error);
        }
        return best;
    }

    private static double SquaredError(ReadOnlySpan<float> weights, float step)
    {
        var sum = 0d;
        foreach (var weight in weights)
        {
            var difference = weight - (Rounded(weight, step) * step);
            sum += difference * difference;
        }
        return sum;
    }

    private static sbyte Rounded(float weight, float step) => (sbyte)Math.Clamp((int)MathF.Round(weight / step), -Most, Most);
}
