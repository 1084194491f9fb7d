namespace Listening.Sentiment;

/// <summary>How a model did on labelled texts. Labels are judged by the likeliest one; abstaining shows in the coverage.</summary>
public sealed record EvaluationReport
{
    /// <summary>Name and version of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Texts judged.</summary>
    public required int Texts { get; init; }

    /// <summary>Mean of the three classes' recall: the measure of SemEval and TweetEval.</summary>
    public required double MacroRecall { get; init; }

    /// <summary>Mean of the three classes' F1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share that was right.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Expected calibration error over ten bins.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Per class, in label order.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>Rows: what people said; columns: what the model said; both in label order.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Below this confidence the model says unsure.</summary>
    public required double UnsureBelow { get; init; }

    /// <summary>Coverage at the model's own threshold, then at rising ones.</summary>
    public required IReadOnlyList<CoverageFigures> Coverage { get; init; }

    /// <summary>Texts a second on one core, measured over at least half a second.</summary>
    public required double PostsPerSecond { get; init; }

    /// <summary>Bytes allocated per text.</summary>
    public required double BytesPerPost { get; init; }
}

/// <summary>One class.</summary>
/// <param name="Label">Which.</param>
/// <param name="Texts">How many people gave it to.</param>
/// <param name="Recall">Share of those the model found.</param>
/// <param name="Precision">Share of its verdicts that was right.</param>
/// <param name="F1">Harmonic mean of the two.</param>
public sealed record ClassFigures(SentimentLabel Label, int Texts, double Recall, double Precision, double F1);

/// <summary>What abstaining buys.</summary>
/// <param name="Confidence">Verdicts with less than this are left out.</param>
/// <param name="Coverage">Share that is left.</param>
/// <param name="Accuracy">Share of those that was right.</param>
public sealed record CoverageFigures(double Confidence, double Coverage, double Accuracy);
