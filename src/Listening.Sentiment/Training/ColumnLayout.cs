using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Listening.Sentiment;

/// <summary>
/// Buckets in use to the trainer's columns. With a transfer strength each bucket has two columns: one that all rows share and one of
/// the target's rows only. The penalty then pulls the target's weights toward what all sets say, not toward nought
/// (Daumé 2007, "Frustratingly easy domain adaptation"). <see cref="Unfold(MaximumEntropyModelParameters)"/> adds the two up again.
/// </summary>
internal sealed class ColumnLayout
{
    private readonly int[] _columns;
    private readonly int _shared;
    private readonly float _strength;
    private readonly float[] _factors;

    public ColumnLayout(float[] factors, float strength)
    {
        _factors = factors;
        _strength = strength;
        _columns = new int[factors.Length];
        for (var bucket = 0; bucket < factors.Length; bucket++)
            _columns[bucket] = factors[bucket] > 0f ? _shared++ : -1;
    }

    public int Columns => _strength > 0f ? (2 * _shared) + 1 : Math.Max(1, _shared);

    /// <summary>The target's classes need not be as common as those of its neighbours.</summary>
    private int OwnBias => 2 * _shared;

    public LinearTrainer.Row Row(TrainingExample example)
    {
        var features = example.Features.Scaled(_factors);
        var columns = Array.ConvertAll(features.Buckets, bucket => _columns[bucket]);
        var values = features.Values;
        if (_strength > 0f && example.OfTarget)
        {
            columns = [.. columns, .. columns.Select(column => column + _shared), OwnBias];
            values = [.. values, .. values.Select(value => value * _strength), 1f];
        }
        return new LinearTrainer.Row
        {
            Features = new VBuffer<float>(Columns, values.Length, values, columns),
            Label = example.Label.ToString(),
            Weight = example.Weight,
        };
    }

    public LinearWeights Unfold(MaximumEntropyModelParameters model)
    {
        VBuffer<float>[] trained = [];
        model.GetWeights(ref trained, out _);
        var dense = Array.ConvertAll(trained, weights => weights.DenseValues().ToArray());
        var biases = model.GetBiases().Select((bias, c) => _strength > 0f ? bias + dense[c][OwnBias] : bias);
        return new LinearWeights(Array.ConvertAll(dense, Unfold), [.. biases]);
    }

    private float[] Unfold(float[] trained)
    {
        var weights = new float[_columns.Length];
        for (var bucket = 0; bucket < weights.Length; bucket++)
        {
            if (_columns[bucket] is not (>= 0 and var column))
                continue;
            var own = _strength > 0f ? trained[column + _shared] * _strength : 0f;
            weights[bucket] = (trained[column] + own) * _factors[bucket];
        }
        return weights;
    }
}
