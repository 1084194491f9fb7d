namespace Listening.Sentiment;

/// <summary>Measures a model on labelled texts.</summary>
public static class SentimentEvaluation
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(0.5);
    private static readonly double[] Thresholds = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>Judges every text and measures the speed on one core.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EvaluationReport Evaluate(SentimentClassifier classifier, IReadOnlyList<LabelledText> texts, TimeProvider time, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        foreach (var text in texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tally.Add(text.Label, classifier.Classify(text.Text));
        }
        var (speed, bytes) = Measure(classifier, texts, time, cancellationToken);
        return Report(classifier, tally, speed, bytes);
    }

    private static EvaluationReport Report(SentimentClassifier classifier, Tally tally, double speed, double bytes) => new()
    {
        Model = classifier.Model,
        Texts = tally.Count,
        MacroRecall = tally.MacroRecall,
        MacroF1 = tally.MacroF1,
        Accuracy = tally.Accuracy,
        CalibrationError = tally.CalibrationError,
        Classes = [.. Enumerable.Range(0, LinearWeights.Classes).Select(c => new ClassFigures((SentimentLabel)c, tally.Row(c), tally.Recall(c), tally.Precision(c), tally.F1(c)))],
        Confusion = tally.Confusion(),
        UnsureBelow = classifier.Manifest.Calibration.UnsureBelow,
        Coverage = [.. Coverage(tally, classifier.Manifest.Calibration.UnsureBelow)],
        PostsPerSecond = speed,
        BytesPerPost = bytes,
    };

    private static IEnumerable<CoverageFigures> Coverage(Tally tally, double own) =>
        Thresholds.Where(threshold => threshold > own).Prepend(own).Select(threshold =>
        {
            var (coverage, accuracy) = tally.Kept(verdict => verdict.Confidence >= threshold);
            return new CoverageFigures(threshold, coverage, accuracy);
        });

    private static (double PerSecond, double Bytes) Measure(SentimentClassifier classifier, IReadOnlyList<LabelledText> texts, TimeProvider time, CancellationToken cancellationToken)
    {
        var (start, before, count) = (time.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), 0L);
        TimeSpan elapsed;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < texts.Count; i++)
                classifier.Classify(texts[i].Text);
            count += texts.Count;
            elapsed = time.GetElapsedTime(start);
        }
        while (elapsed < LeastTime && texts.Count > 0 && count < 1_000_000);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (count / Math.Max(elapsed.TotalSeconds, 1e-9), count == 0 ? 0 : (double)bytes / count);
    }
}
