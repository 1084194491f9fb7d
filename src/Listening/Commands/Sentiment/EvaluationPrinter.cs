using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary>Evaluation figures for people.</summary>
internal static class EvaluationPrinter
{
    public static void Print(CommandIo io, FileEvaluation evaluation)
    {
        var report = evaluation.Report;
        io.WriteLine($"{evaluation.File}: {report.Texts:N0} texts, model {report.Model}");
        io.WriteLine($"  macro-averaged recall  {report.MacroRecall:0.0000}");
        io.WriteLine($"  macro-averaged F1      {report.MacroF1:0.0000}");
        io.WriteLine($"  accuracy               {report.Accuracy:0.0000}");
        io.WriteLine($"  calibration error      {report.CalibrationError:0.0000}");
        io.WriteLine($"  speed                  {report.PostsPerSecond:N0} posts/s on one core, {report.BytesPerPost:0} bytes per post");
        io.WriteLine("  class       texts  recall  precision  F1      said: negative  neutral  positive");
        for (var c = 0; c < report.Classes.Count; c++)
        {
            var (label, texts, recall, precision, f1) = report.Classes[c];
            var said = report.Confusion[c];
            io.WriteLine($"  {Name(label),-10}{texts,7}  {recall:0.000}   {precision:0.000}      {f1:0.000}         {said[0],8}  {said[1],7}  {said[2],8}");
        }

        io.WriteLine($"  unsure below {report.UnsureBelow:0.00}; abstaining below a confidence leaves");
        foreach (var (confidence, coverage, accuracy) in report.Coverage)
            io.WriteLine($"    {confidence:0.00}: {coverage,7:0.0%} of the texts, {accuracy,7:0.0%} of them right");
    }

    public static void PrintMeans(CommandIo io, IReadOnlyCollection<FileEvaluation> evaluations) =>
        io.WriteLine($"mean of {evaluations.Count} files: macro-averaged recall {evaluations.Average(e => e.Report.MacroRecall):0.0000}, macro-averaged F1 {evaluations.Average(e => e.Report.MacroF1):0.0000}");

    public static void PrintCrossValidation(CommandIo io, CrossValidationFigures figures)
    {
        io.WriteLine($"cross-validated on {figures.Texts:N0} texts of the target sets:");
        io.WriteLine($"  macro-averaged recall  {figures.MacroRecall:0.0000}");
        io.WriteLine($"  accuracy               {figures.Accuracy:0.0000}");
        io.WriteLine($"  calibration error      {figures.CalibrationError:0.0000}");
        io.WriteLine($"  not unsure             {figures.Coverage:0.0%} of the texts, {figures.CoveredAccuracy:0.0%} of them right");
    }

    private static string Name(SentimentLabel label) => label switch
    {
        SentimentLabel.Negative => "negative",
        SentimentLabel.Neutral => "neutral",
        SentimentLabel.Positive => "positive",
        _ => "unsure",
    };
}
