namespace Listening.Sentiment;

/// <summary>A text somebody has judged.</summary>
/// <param name="Text">The post.</param>
/// <param name="Label">Negative, neutral or positive; never <see cref="SentimentLabel.Unsure"/>.</param>
public sealed record LabelledText(string Text, SentimentLabel Label);
