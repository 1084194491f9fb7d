namespace Listening.Sentiment;

/// <summary>One row for the trainer.</summary>
/// <param name="Features">Its features.</param>
/// <param name="Label">What it is; never <see cref="SentimentLabel.Unsure"/>.</param>
/// <param name="Weight">How much it counts, the balance of its set's classes included.</param>
/// <param name="OfTarget">Of the kind the model is for, rather than a neighbouring kind that only helps.</param>
internal sealed record TrainingExample(FeatureVector Features, SentimentLabel Label, float Weight, bool OfTarget);
