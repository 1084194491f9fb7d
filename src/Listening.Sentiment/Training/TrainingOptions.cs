namespace Listening.Sentiment;

/// <summary>Knobs of training. The defaults are those of the shipped model, chosen by cross-validation on its training sets.</summary>
public sealed record TrainingOptions
{
    /// <summary>Decides the folds. The same data and seed give the same model on the same instruction set.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Two to this power buckets for word n-grams and as many for letter n-grams; 8 to 20.</summary>
    public int BucketBits { get; init; } = 18;

    /// <summary>Weight of the L2 penalty.</summary>
    public float Penalty { get; init; } = 6f;

    /// <summary>Most passes of the optimiser.</summary>
    public int Iterations { get; init; } = 40;

    /// <summary>A feature that fewer texts have is not learnt from.</summary>
    public int MinimumTexts { get; init; } = 2;

    /// <summary>How freely the target sets may differ from what all sets say; 0: not at all.</summary>
    public float TransferStrength { get; init; } = 1.5f;

    /// <summary>Parts the target sets are cut into to fit the calibration on texts the weights have not seen; at least 2.</summary>
    public int Folds { get; init; } = 3;
}
