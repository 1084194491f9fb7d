namespace Listening.Sentiment;

/// <summary>Counts verdicts against what people said. An unsure verdict counts as its likeliest label: abstaining is judged by coverage.</summary>
internal sealed class Tally
{
    private const int Bins = 10;
    private readonly int[,] _confusion = new int[LinearWeights.Classes, LinearWeights.Classes];
    private readonly List<Verdict> _verdicts = [];

    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    public int Count => _verdicts.Count;

    public double Accuracy => Share(_verdicts.Count(v => v.Right), Count);

    public double MacroRecall => Enumerable.Range(0, LinearWeights.Classes).Average(Recall);

    public double MacroF1 => Enumerable.Range(0, LinearWeights.Classes).Average(F1);

    /// <summary>Expected calibration error over ten bins of equal width.</summary>
    public double CalibrationError => _verdicts
        .GroupBy(v => Math.Min(Bins - 1, (int)(v.Confidence * Bins)))
        .Sum(bin => Math.Abs(bin.Sum(v => v.Confidence) - bin.Count(v => v.Right))) / Math.Max(1, Count);

    public void Add(SentimentLabel truth, SentimentScore score)
    {
        var likeliest = score.Likeliest;
        _confusion[(int)truth, (int)likeliest]++;
        _verdicts.Add(new Verdict(score.Confidence, likeliest == truth, score.Label != SentimentLabel.Unsure));
    }

    public double Recall(int label) => Share(_confusion[label, label], Row(label));

    public double Precision(int label) => Share(_confusion[label, label], Column(label));

    public double F1(int label) => Share(2 * _confusion[label, label], Row(label) + Column(label));

    public int Row(int label) => Enumerable.Range(0, LinearWeights.Classes).Sum(verdict => _confusion[label, verdict]);

    public IReadOnlyList<IReadOnlyList<int>> Confusion() =>
        [.. Enumerable.Range(0, LinearWeights.Classes).Select(truth => (IReadOnlyList<int>)[.. Enumerable.Range(0, LinearWeights.Classes).Select(verdict => _confusion[truth, verdict])])];

    /// <summary>Share of the texts the rule keeps, and the share of those that was right.</summary>
    public (double Coverage, double Accuracy) Kept(Func<Verdict, bool> keep)
    {
        var kept = _verdicts.Where(keep).ToList();
        return (Share(kept.Count, Count), Share(kept.Count(v => v.Right), kept.Count));
    }

    private int Column(int label) => Enumerable.Range(0, LinearWeights.Classes).Sum(truth => _confusion[truth, label]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}

/// <summary>One judged text.</summary>
/// <param name="Confidence">Probability of the likeliest label.</param>
/// <param name="Right">The likeliest label is what people said.</param>
/// <param name="Sure">The model did not abstain.</param>
internal readonly record struct Verdict(float Confidence, bool Right, bool Sure);
