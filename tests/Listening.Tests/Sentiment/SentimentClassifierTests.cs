using FsCheck;
using FsCheck.Fluent;
using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class SentimentClassifierTests
{
    private const string Post = "@anna the espresso at https://x.example is sooo GOOD!!! #NorthRoast \U0001F600 :-) don't miss it";

    public static TheoryData<string> OddTexts =>
    [
        "",
        " ",
        "\uD83D",
        "\uDE00\uD83D",
        "\0\u0001\u001B[31m",
        "\U0001F600\U0001F600\U0001F600",
        "\u202Eשלום עולם",
        "@ # http :",
        new string('#', 5000),
        new string(')', 5000),
        string.Concat(Enumerable.Repeat(":(", 5000)),
    ];

    [Fact]
    public void Any_string_gives_probabilities_that_sum_to_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => AssertProbabilities(SmallModel.Classifier.Classify(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_sequence_of_units_gives_probabilities_that_sum_to_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<ushort[]>(), units => AssertProbabilities(SmallModel.Classifier.Classify(Array.ConvertAll(units, unit => (char)unit)))).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(OddTexts))]
    public void Odd_texts_give_probabilities_that_sum_to_one(string text) => AssertProbabilities(SentimentClassifier.LoadDefault().Classify(text));

    [Fact]
    public void A_text_without_end_is_judged_by_its_beginning()
    {
        var text = string.Concat(Enumerable.Repeat("the grinder is awful. ", 50_000));
        Assert.Equal(SmallModel.Classifier.Classify(text.AsSpan(0, FeatureExtractor.MaxTextLength)), SmallModel.Classifier.Classify(text));
        Assert.Equal(SentimentLabel.Negative, SmallModel.Classifier.Classify(text).Likeliest);
    }

    [Fact]
    public void No_post_costs_an_allocation()
    {
        var classifier = SentimentClassifier.LoadDefault();
        classifier.Classify(Post);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            classifier.Classify(Post);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_threads_hear_the_same()
    {
        var classifier = SmallModel.Classifier;
        var alone = SmallModel.Texts.Select(text => classifier.Classify(text.Text)).ToArray();
        var together = new SentimentScore[alone.Length * 20];
        Parallel.For(0, together.Length, i => together[i] = classifier.Classify(SmallModel.Texts[i % alone.Length].Text));
        Assert.All(together.Select((score, i) => (score, alone[i % alone.Length])), pair => Assert.Equal(pair.Item2, pair.score));
    }

    [Fact]
    public void The_scorer_equals_a_plain_reference_over_the_same_weights()
    {
        var model = SmallModel.Model;
        var (classifier, calibrator) = (new SentimentClassifier(model), new Calibrator(model.Manifest.Calibration));
        var reference = Dequantised(model);
        var scores = new float[LinearWeights.Classes];
        foreach (var text in SmallModel.Texts.Append(new LabelledText(Post, SentimentLabel.Positive)))
        {
            reference.Score(FeatureVector.Of(text.Text, model.Space), scores);
            var (expected, actual) = (calibrator.Score(scores), classifier.Classify(text.Text));
            Assert.Equal(expected.Negative, actual.Negative, 1e-4f);
            Assert.Equal(expected.Neutral, actual.Neutral, 1e-4f);
            Assert.Equal(expected.Positive, actual.Positive, 1e-4f);
        }
    }

    [Fact]
    public void Names_and_addresses_change_nothing() =>
        Assert.Equal(SmallModel.Classifier.Classify("@user great http"), SmallModel.Classifier.Classify("@north_roast great https://north.example/1?a=b"));

    [Theory]
    [InlineData(0.9f, SentimentLabel.Unsure)]
    [InlineData(0.3f, SentimentLabel.Neutral)]
    public void Below_the_threshold_the_model_is_unsure(float threshold, SentimentLabel label)
    {
        var score = new Calibrator(new SentimentCalibration([0f, 0.5f, 0f], 1f, threshold)).Score([0f, 0f, 0f]);
        Assert.Equal((label, SentimentLabel.Neutral), (score.Label, score.Likeliest));
    }

    private static LinearWeights Dequantised(SentimentModel model)
    {
        var (space, steps) = (model.Space, model.Manifest.Steps);
        var weights = Enumerable.Range(0, LinearWeights.Classes).Select(c => Enumerable.Range(0, space.Size).Select(bucket =>
            model.Weights[(bucket * SentimentModel.Stride) + c] * steps[(bucket < space.Half ? 0 : LinearWeights.Classes) + c]).ToArray());
        return new LinearWeights([.. weights], [.. model.Manifest.Biases]);
    }

    private static void AssertProbabilities(SentimentScore score)
    {
        Assert.True(float.IsFinite(score.Negative) && float.IsFinite(score.Neutral) && float.IsFinite(score.Positive));
        Assert.Equal(1f, score.Negative + score.Neutral + score.Positive, 1e-5f);
    }
}
