namespace Listening.Sentiment;

/// <summary>From sums of 8-bit weights to calibrated probabilities.</summary>
internal sealed class ScoreScale(SentimentManifest manifest)
{
    private readonly float[] _steps = [.. manifest.Steps];
    private readonly float[] _biases = [.. manifest.Biases];
    private readonly Calibrator _calibrator = new(manifest.Calibration);

    public SentimentScore Score(in ScoringSink sums)
    {
        Span<float> scores = stackalloc float[LinearWeights.Classes];
        Raw(sums, scores);
        return _calibrator.Score(scores);
    }

    public void Raw(in ScoringSink sums, Span<float> scores)
    {
        var (wordScale, characterScale) = (FeatureSpace.Scale(sums.WordCount), FeatureSpace.Scale(sums.CharacterCount));
        for (var c = 0; c < LinearWeights.Classes; c++)
        {
            scores[c] = _biases[c]
                + (sums.Words[c] * _steps[c] * wordScale)
                + (sums.Characters[c] * _steps[LinearWeights.Classes + c] * characterScale);
        }
    }
}
