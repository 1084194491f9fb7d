using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

/// <summary>A model trained in a second on sentences put together from our own words.</summary>
internal static class SmallModel
{
    public static readonly TrainingOptions Options = new() { Seed = 7, BucketBits = 12, Iterations = 20, Penalty = 0.05f, MinimumTexts = 1, Folds = 2 };

    private static readonly string[] Things = ["roast", "espresso", "grinder", "barista", "cafe", "filter", "kettle", "crema", "bean", "cup"];

    private static readonly Dictionary<SentimentLabel, string[]> Sayings = new()
    {
        [SentimentLabel.Negative] = ["the {0} is awful", "never again this {0} :(", "@anna my {0} broke, terrible!!", "so disappointed by the {0}"],
        [SentimentLabel.Neutral] = ["the {0} opens at nine", "a {0} costs four euros", "we moved the {0} to http://x.example/a", "new {0} on Monday"],
        [SentimentLabel.Positive] = ["the {0} is wonderful", "I love this {0} :)", "best {0} everrrr \U0001F600", "thanks for the great {0}!"],
    };

    public static IReadOnlyList<LabelledText> Texts { get; } =
        [.. from thing in Things from said in Sayings from saying in said.Value select new LabelledText(string.Format(null, saying, thing), said.Key)];

    private static readonly Lazy<SentimentModel> Trained = new(() => Train(Texts));

    public static SentimentModel Model => Trained.Value;

    public static SentimentClassifier Classifier => new(Model);

    public static SentimentModel Train(IReadOnlyList<LabelledText> texts) =>
        Train([new TrainingSet(new LabelledFile("own.tsv", "0", texts), "own", 1f, Target: true)]);

    public static SentimentModel Train(IReadOnlyList<TrainingSet> sets) =>
        new SentimentTrainer(Options, "small", "listening train").Train(sets, progress: null, TestContext.Current.CancellationToken);

    public static byte[] Bytes(SentimentModel model)
    {
        using var stream = new MemoryStream();
        SentimentModelFile.Write(model, stream);
        return stream.ToArray();
    }
}
