namespace Listening.Sentiment;

/// <summary>
/// Trains a model: features, ML.NET's maximum entropy trainer, calibration by cross-validation, 8-bit weights.
/// The same sets in the same order, options and names give the same file byte for byte on the same instruction set.
/// </summary>
/// <param name="options">Knobs.</param>
/// <param name="name">The model's name; part of the hash of its weights is added to it.</param>
/// <param name="command">How to make this model again, kept in the manifest.</param>
public sealed class SentimentTrainer(TrainingOptions options, string name, string command)
{
    private const float WorstDisagreement = 1e-3f;

    private readonly FeatureSpace _space = new(Math.Clamp(options.BucketBits, FeatureSpace.MinBits, FeatureSpace.MaxBits));
    private readonly TrainingOptions _options = options;
    private readonly int _folds = Math.Max(2, options.Folds);

    /// <summary>Learns from the sets; at least one must be a target, and the targets must hold every label.</summary>
    /// <exception cref="InvalidDataException">No target set, or a label that no target text has.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public SentimentModel Train(IReadOnlyList<TrainingSet> sets, Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        void Report(string step) => progress?.Invoke(new TrainingProgress(step, done++, _folds + 3));

        Report("features");
        var examples = Examples(sets, cancellationToken);
        RequireEveryLabel(examples);
        var scored = new List<ScoredText>();
        for (var fold = 0; fold < _folds; fold++)
        {
            Report($"cross-validation {fold + 1} of {_folds}");
            scored.AddRange(OutOfFold(examples, fold, cancellationToken));
        }
        var calibration = CalibrationFit.Fit(scored);
        Report("weights");
        var weights = LinearTrainer.Fit(examples, _space, _options, cancellationToken);
        if (weights.Disagreement > WorstDisagreement)
            throw new InvalidOperationException($"The weights taken from ML.NET do not predict what it predicts: {weights.Disagreement} apart.");
        Report("8-bit weights");
        return Model(weights, sets, calibration, Figures(scored, calibration));
    }

    private List<TrainingExample> Examples(IReadOnlyList<TrainingSet> sets, CancellationToken cancellationToken)
    {
        List<TrainingExample> examples = [];
        foreach (var set in sets)
        {
            var balance = ClassBalance.Of(set.File.Texts);
            foreach (var text in set.File.Texts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                examples.Add(new TrainingExample(FeatureVector.Of(text.Text, _space), text.Label, set.Weight * balance[(int)text.Label], set.Target));
            }
        }
        return examples;
    }

    private static void RequireEveryLabel(List<TrainingExample> examples)
    {
        for (var label = SentimentLabel.Negative; label <= SentimentLabel.Positive; label++)
        {
            if (examples.Count(e => e.OfTarget && e.Label == label) < 2)
                throw new InvalidDataException($"the target sets need at least two texts labelled {label.ToString().ToLowerInvariant()}");
        }
    }

    private List<ScoredText> OutOfFold(List<TrainingExample> examples, int fold, CancellationToken cancellationToken)
    {
        var folds = FoldsOf(examples);
        var weights = LinearTrainer.Fit([.. examples.Where((_, i) => folds[i] != fold)], _space, _options, cancellationToken);
        return [.. examples.Where((_, i) => folds[i] == fold).Select(example => Scored(weights, example))];
    }

    private static ScoredText Scored(LinearWeights weights, TrainingExample example)
    {
        var scores = new float[LinearWeights.Classes];
        weights.Score(example.Features, scores);
        return new ScoredText(scores, example.Label);
    }

    /// <summary>Each class is dealt out in turn, so that every fold has its share; texts of no target stay in training (-1).</summary>
    private int[] FoldsOf(List<TrainingExample> examples)
    {
        var dealt = new int[LinearWeights.Classes];
        Array.Fill(dealt, Math.Abs(_options.Seed % _folds));
        return [.. examples.Select(e => e.OfTarget ? dealt[(int)e.Label]++ % _folds : -1)];
    }

    private static CrossValidationFigures Figures(List<ScoredText> scored, SentimentCalibration calibration)
    {
        var calibrator = new Calibrator(calibration);
        var tally = new Tally();
        foreach (var text in scored)
            tally.Add(text.Label, calibrator.Score(text.Scores));
        var (coverage, accuracy) = tally.Kept(verdict => verdict.Sure);
        return new CrossValidationFigures(tally.Count, tally.MacroRecall, tally.Accuracy, tally.CalibrationError, coverage, accuracy);
    }

    private SentimentModel Model(LinearWeights floats, IReadOnlyList<TrainingSet> sets, SentimentCalibration calibration, CrossValidationFigures figures)
    {
        var (weights, steps) = Quantizer.Quantize(floats, _space);
        var hash = SentimentModelFile.Hash(weights);
        return new SentimentModel(
            new SentimentManifest
            {
                Format = SentimentManifest.CurrentFormat,
                Features = FeatureExtractor.Version,
                Name = $"{name}-{hash[..8]}",
                BucketBits = _space.Bits,
                WeightsSha256 = hash,
                Steps = steps,
                Biases = floats.Biases,
                Calibration = calibration,
                Training = _options,
                Sources = [.. sets.Select(set => set.Source)],
                CrossValidation = figures,
                Command = command,
            },
            weights);
    }
}
