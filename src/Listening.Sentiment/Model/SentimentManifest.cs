namespace Listening.Sentiment;

/// <summary>What a model file says of itself: <c>manifest.json</c>, the first entry of the file.</summary>
public sealed record SentimentManifest
{
    /// <summary>The format this release reads and writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Version of the file's layout.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the features; a model means nothing to an extractor of another.</summary>
    public required int Features { get; init; }

    /// <summary>Name and version, as mentions carry it: the name given, a dash, eight digits of the hash of the weights.</summary>
    public required string Name { get; init; }

    /// <summary>Two to this power buckets for word n-grams and as many for letter n-grams.</summary>
    public required int BucketBits { get; init; }

    /// <summary>SHA-256 of the weights, lower-case hexadecimal.</summary>
    public required string WeightsSha256 { get; init; }

    /// <summary>What one step of an 8-bit weight is worth: word n-grams, then letter n-grams, each in label order.</summary>
    public required IReadOnlyList<float> Steps { get; init; }

    /// <summary>Added to each class's score, in label order.</summary>
    public required IReadOnlyList<float> Biases { get; init; }

    /// <summary>What makes probabilities of the scores.</summary>
    public required SentimentCalibration Calibration { get; init; }

    /// <summary>Seed and knobs of training.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>What it learnt from, in the order it was read.</summary>
    public required IReadOnlyList<TrainingSource> Sources { get; init; }

    /// <summary>How it did in cross-validation on the target sets.</summary>
    public required CrossValidationFigures CrossValidation { get; init; }

    /// <summary>The command that makes the same file of the same data.</summary>
    public required string Command { get; init; }
}

/// <summary>One file a model learnt from. The texts themselves are nowhere in the model.</summary>
/// <param name="File">Its name, without a folder.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
/// <param name="Texts">How many labelled texts it holds.</param>
/// <param name="Licence">Its terms, as far as known.</param>
/// <param name="Weight">What one of its texts counted.</param>
/// <param name="Target">Of the kind the model is for; the others only help.</param>
public sealed record TrainingSource(string File, string Sha256, int Texts, string Licence, float Weight, bool Target);

/// <summary>From scores to probabilities: softmax((score + offset) / temperature).</summary>
/// <param name="Offsets">Per class in label order.</param>
/// <param name="Temperature">Above 1 makes the model humbler.</param>
/// <param name="UnsureBelow">A verdict with less confidence than this is <see cref="SentimentLabel.Unsure"/>.</param>
public sealed record SentimentCalibration(IReadOnlyList<float> Offsets, float Temperature, float UnsureBelow);

/// <summary>Figures on texts that the weights had not seen.</summary>
/// <param name="Texts">How many.</param>
/// <param name="MacroRecall">Mean of the three classes' recall.</param>
/// <param name="Accuracy">Share that was right.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins.</param>
/// <param name="Coverage">Share that was not unsure.</param>
/// <param name="CoveredAccuracy">Share of those that was right.</param>
public sealed record CrossValidationFigures(int Texts, double MacroRecall, double Accuracy, double CalibrationError, double Coverage, double CoveredAccuracy);
