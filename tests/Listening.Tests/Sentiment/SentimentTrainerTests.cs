using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class SentimentTrainerTests
{
    [Fact]
    public void The_same_data_and_seed_give_the_same_file_byte_for_byte() =>
        Assert.Equal(SmallModel.Bytes(SmallModel.Model), SmallModel.Bytes(SmallModel.Train(SmallModel.Texts)));

    [Fact]
    public void The_weights_predict_what_ML_NET_predicts()
    {
        var space = new FeatureSpace(SmallModel.Options.BucketBits);
        var examples = SmallModel.Texts.Select((text, i) => new TrainingExample(FeatureVector.Of(text.Text, space), text.Label, 1f, OfTarget: i % 5 > 0)).ToList();
        var weights = LinearTrainer.Fit(examples, space, SmallModel.Options, TestContext.Current.CancellationToken);
        Assert.InRange(weights.Disagreement, 0f, 1e-4f);
        Assert.Contains(weights.Weights[0], weight => Math.Abs(weight) > 0.1f);
    }

    [Theory]
    [InlineData(SentimentLabel.Negative)]
    [InlineData(SentimentLabel.Neutral)]
    [InlineData(SentimentLabel.Positive)]
    public void The_labels_never_shift_whichever_comes_first(SentimentLabel first)
    {
        var classifier = new SentimentClassifier(SmallModel.Train([.. SmallModel.Texts.OrderBy(text => text.Label != first)]));
        Assert.Equal(SentimentLabel.Negative, classifier.Classify("this espresso is awful, terrible").Likeliest);
        Assert.Equal(SentimentLabel.Neutral, classifier.Classify("the cafe opens on Monday at nine").Likeliest);
        Assert.Equal(SentimentLabel.Positive, classifier.Classify("I love the wonderful espresso").Likeliest);
    }

    [Fact]
    public void Neighbouring_sets_help_but_are_not_calibrated_on()
    {
        var neighbour = new TrainingSet(new LabelledFile("near.tsv", "1", [new("horrible", SentimentLabel.Negative), new("splendid", SentimentLabel.Positive)]), "own", 5f, Target: false);
        var own = new TrainingSet(new LabelledFile("own.tsv", "0", SmallModel.Texts), "own", 1f, Target: true);
        var model = SmallModel.Train([own, neighbour]);
        Assert.Equal(SmallModel.Texts.Count, model.Manifest.CrossValidation.Texts);
        Assert.Equal(["own.tsv", "near.tsv"], model.Manifest.Sources.Select(source => source.File));
        Assert.True(new SentimentClassifier(model).Classify("splendid").Positive > SmallModel.Classifier.Classify("splendid").Positive);
    }

    [Fact]
    public void A_label_without_texts_is_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => SmallModel.Train([.. SmallModel.Texts.Where(text => text.Label != SentimentLabel.Neutral)]));
        Assert.Contains("neutral", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var set = new TrainingSet(new LabelledFile("own.tsv", "0", SmallModel.Texts), "own", 1f, Target: true);
        List<string> steps = [];
        var trainer = new SentimentTrainer(SmallModel.Options, "small", "listening train");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => trainer.Train([set], Cancel, stop.Token), CancellationToken.None));
        Assert.Equal(["features", "cross-validation 1 of 2"], steps);

        void Cancel(TrainingProgress progress)
        {
            steps.Add(progress.Step);
            if (progress.Done == 1)
                stop.Cancel();
        }
    }

    [Fact]
    public void A_folder_gives_its_training_files_in_order_without_those_for_evaluation()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["xlmt_english_train.tsv", "own.tsv", "tweeteval_val.tsv", "goemotions.tsv", "xlmt_german_train.tsv", "own_test.tsv", "sanders.tsv", "README.md"])
            File.WriteAllText(folder.File(name), "");
        Assert.Equal(["own.tsv", "xlmt_german_train.tsv"], TrainingRecipe.FilesOf(folder.Path).Select(Path.GetFileName));
    }
}
