namespace Listening.Sentiment;

/// <summary>Applies a <see cref="SentimentCalibration"/>.</summary>
internal sealed class Calibrator(SentimentCalibration calibration)
{
    private readonly float[] _offsets = [.. calibration.Offsets];
    private readonly float _temperature = calibration.Temperature;
    private readonly float _unsureBelow = calibration.UnsureBelow;

    public SentimentScore Score(ReadOnlySpan<float> scores)
    {
        Span<float> shares = stackalloc float[LinearWeights.Classes];
        for (var c = 0; c < LinearWeights.Classes; c++)
            shares[c] = (scores[c] + _offsets[c]) / _temperature;
        Softmax(shares);
        var best = shares[1] > shares[0] ? 1 : 0;
        best = shares[2] > shares[best] ? 2 : best;
        var label = shares[best] < _unsureBelow ? SentimentLabel.Unsure : (SentimentLabel)best;
        return new SentimentScore(label, shares[0], shares[1], shares[2]);
    }

    /// <summary>The highest is taken off first, so that no score can overflow.</summary>
    private static void Softmax(Span<float> scores)
    {
        var highest = MathF.Max(scores[0], MathF.Max(scores[1], scores[2]));
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - highest);
        foreach (ref var score in scores)
            score /= sum;
    }
}
