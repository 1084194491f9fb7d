using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Listening.Sentiment;

/// <summary>ML.NET's maximum entropy trainer over sparse rows. One thread, one order: the same rows give the same bits.</summary>
internal static class LinearTrainer
{
    private const string Features = nameof(Row.Features), Label = nameof(Row.Label), Weight = nameof(Row.Weight), Key = "Key";
    private const int SampleRows = 200;
    private static readonly Calibrator Raw = new(new SentimentCalibration([0f, 0f, 0f], 1f, 0f));

    public static LinearWeights Fit(IReadOnlyList<TrainingExample> examples, FeatureSpace space, TrainingOptions options, CancellationToken cancellationToken)
    {
        var factors = FeatureSelection.Factors(examples, space, options.MinimumTexts);
        var layout = new ColumnLayout(factors, examples.All(example => example.OfTarget) ? 0f : options.TransferStrength);
        var context = new MLContext(options.Seed);
        var rows = examples.Select(layout.Row).ToArray();
        var trained = Fit(context, rows, layout.Columns, options, cancellationToken);
        var weights = layout.Unfold(trained.Model);
        TrainingExample[] sample = [.. examples.Where(example => example.OfTarget).Take(SampleRows)];
        var said = trained.Transform(WithKeys(context, context.Data.LoadFromEnumerable(sample.Select(layout.Row), Schema(layout.Columns)))).GetColumn<float[]>("Score");
        return weights with { Disagreement = said.Zip(sample, (shares, example) => Difference(weights, example, shares)).Max() };
    }

    /// <summary>The trainer takes no token, but it reads the rows afresh in every pass.</summary>
    private static IEnumerable<Row> UntilCancelled(Row[] rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(MLContext context, Row[] rows, int columns, TrainingOptions options, CancellationToken cancellationToken)
    {
        var data = WithKeys(context, context.Data.LoadFromEnumerable(UntilCancelled(rows, cancellationToken), Schema(columns)));
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = Key,
            FeatureColumnName = Features,
            ExampleWeightColumnName = Weight,
            L1Regularization = 0f,
            L2Regularization = options.Penalty,
            MaximumNumberOfIterations = options.Iterations,
            HistorySize = 8,
            OptimizationTolerance = 1e-5f,
            NumberOfThreads = 1,
            DenseOptimizer = true,
        });
        try
        {
            return trainer.Fit(data);
        }
        catch (InvalidOperationException) when (cancellationToken.IsCancellationRequested)
        {
            // The trainer wraps what its source of rows throws.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private static float Difference(LinearWeights weights, TrainingExample example, float[] shares)
    {
        var scores = new float[LinearWeights.Classes];
        weights.Score(example.Features, scores);
        var own = Raw.Score(scores);
        return Math.Max(Math.Abs(own.Negative - shares[0]), Math.Max(Math.Abs(own.Neutral - shares[1]), Math.Abs(own.Positive - shares[2])));
    }

    private static SchemaDefinition Schema(int columns)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[Features].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);
        return schema;
    }

    /// <summary>The keys are spelt out: a key column declared by number counts from nought and would shift every label unseen.</summary>
    private static IDataView WithKeys(MLContext context, IDataView data)
    {
        var labels = context.Data.LoadFromEnumerable(Enum.GetNames<SentimentLabel>().Take(LinearWeights.Classes).Select(name => new LabelName { Label = name }));
        return context.Transforms.Conversion.MapValueToKey(Key, Label, keyData: labels).Fit(data).Transform(data);
    }

    internal sealed class Row
    {
        public VBuffer<float> Features { get; set; }

        public string Label { get; set; } = "";

        public float Weight { get; set; }
    }

    private sealed class LabelName
    {
        public string Label { get; set; } = "";
    }
}
