namespace Listening.Sentiment;

/// <summary>What a text was classified as.</summary>
public enum SentimentLabel
{
    /// <summary>Complaint, anger, disappointment.</summary>
    Negative,

    /// <summary>Neither.</summary>
    Neutral,

    /// <summary>Praise, joy, recommendation.</summary>
    Positive,

    /// <summary>The model does not know: no probability reaches its threshold.</summary>
    Unsure,
}

/// <summary>Calibrated probabilities that sum to one.</summary>
/// <param name="Label">The verdict.</param>
/// <param name="Negative">0 to 1.</param>
/// <param name="Neutral">0 to 1.</param>
/// <param name="Positive">0 to 1.</param>
public readonly record struct SentimentScore(SentimentLabel Label, float Negative, float Neutral, float Positive)
{
    /// <summary>Positive minus negative, -1 to 1.</summary>
    public float Score => Positive - Negative;

    /// <summary>The highest of the three.</summary>
    public float Confidence => Math.Max(Negative, Math.Max(Neutral, Positive));

    /// <summary>The label with the highest probability, also where the verdict is <see cref="SentimentLabel.Unsure"/>; in a tie the more negative.</summary>
    public SentimentLabel Likeliest =>
        Positive > Negative && Positive > Neutral ? SentimentLabel.Positive : Neutral > Negative ? SentimentLabel.Neutral : SentimentLabel.Negative;
}
