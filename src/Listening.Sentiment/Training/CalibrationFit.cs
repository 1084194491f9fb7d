namespace Listening.Sentiment;

/// <summary>
/// Fits the calibration to scores of texts the weights had not seen. Training balances the classes, posts are not balanced: the
/// offsets lean toward the posts' own shares as far as that costs next to no macro-averaged recall.
/// </summary>
internal static class CalibrationFit
{
    private const double RecallMayCost = 0.002, WorthSaying = 0.45;
    private const int Passes = 300;

    public static SentimentCalibration Fit(IReadOnlyList<ScoredText> texts)
    {
        var full = Softmax(texts, stackalloc double[LinearWeights.Classes], fitOffsets: true);
        var chosen = Leaning(texts, full, 0);
        var best = Recall(texts, chosen);
        for (var lean = 0.1; lean < 1.05; lean += 0.1)
        {
            var candidate = Leaning(texts, full, lean);
            var recall = Recall(texts, candidate);
            if (recall >= best - RecallMayCost)
                chosen = candidate;
            best = Math.Max(best, recall);
        }
        return chosen with { UnsureBelow = Threshold(texts, chosen) };
    }

    private static SentimentCalibration Leaning(IReadOnlyList<ScoredText> texts, SentimentCalibration full, double lean)
    {
        Span<double> offsets = stackalloc double[LinearWeights.Classes];
        for (var c = 0; c < LinearWeights.Classes; c++)
            offsets[c] = full.Offsets[c] / full.Temperature * lean;
        return Softmax(texts, offsets, fitOffsets: false);
    }

    /// <summary>Plain gradient descent: the loss is convex in the inverse temperature and the offsets, and four numbers need no more.</summary>
    private static SentimentCalibration Softmax(IReadOnlyList<ScoredText> texts, Span<double> offsets, bool fitOffsets)
    {
        var inverse = 1d;
        Span<double> gradient = stackalloc double[LinearWeights.Classes + 1];
        for (var pass = 0; pass < Passes; pass++)
        {
            gradient.Clear();
            foreach (var text in texts)
                AddGradient(text, inverse, offsets, gradient);
            inverse = Math.Clamp(inverse - (0.5 * gradient[^1] / texts.Count), 0.05, 20);
            for (var c = 0; fitOffsets && c < LinearWeights.Classes; c++)
                offsets[c] -= gradient[c] / texts.Count;
        }
        var temperature = 1 / inverse;
        return new SentimentCalibration([.. offsets.ToArray().Select(offset => (float)(offset * temperature))], (float)temperature, 0f);
    }

    private static void AddGradient(ScoredText text, double inverse, ReadOnlySpan<double> offsets, Span<double> gradient)
    {
        Span<double> shares = stackalloc double[LinearWeights.Classes];
        var sum = 0d;
        for (var c = 0; c < LinearWeights.Classes; c++)
            sum += shares[c] = Math.Exp(Math.Clamp((inverse * text.Scores[c]) + offsets[c], -50, 50));
        for (var c = 0; c < LinearWeights.Classes; c++)
        {
            var miss = (shares[c] / sum) - (c == (int)text.Label ? 1 : 0);
            gradient[c] += miss;
            gradient[^1] += miss * text.Scores[c];
        }
    }

    private static double Recall(IReadOnlyList<ScoredText> texts, SentimentCalibration calibration) => Judged(texts, calibration).MacroRecall;

    /// <summary>The confidence below which fewer than 45 in 100 verdicts were right, looked for in steps of 0.01 with a band of 0.04.</summary>
    private static float Threshold(IReadOnlyList<ScoredText> texts, SentimentCalibration calibration)
    {
        var verdicts = Judged(texts, calibration).Verdicts;
        var threshold = 0f;
        for (var edge = 0.34f; edge < 0.6f; edge += 0.01f)
        {
            var band = verdicts.Where(v => v.Confidence >= edge - 0.04f && v.Confidence < edge).ToList();
            if (band.Count >= 50 && band.Count(v => v.Right) < WorthSaying * band.Count)
                threshold = edge;
        }
        return threshold;
    }

    private static Tally Judged(IReadOnlyList<ScoredText> texts, SentimentCalibration calibration)
    {
        var calibrator = new Calibrator(calibration);
        var tally = new Tally();
        foreach (var text in texts)
            tally.Add(text.Label, calibrator.Score(text.Scores));
        return tally;
    }
}

/// <summary>Scores a model gave a text before calibration, and what people said.</summary>
internal readonly record struct ScoredText(float[] Scores, SentimentLabel Label);
