using System.CommandLine;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary><c>evaluate --data FILE.tsv…</c>: how a model does on labelled texts.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CommandIo io)
    {
        var data = LabelledFiles.Option("Files of labelled texts (header text<TAB>label); without any, the model's own cross-validation is shown", required: false);
        var model = ModelOption.Create();
        var json = SharedOptions.Json();
        return Verb.Create(
            "evaluate",
            "Macro-averaged recall, figures per class, calibration, coverage against accuracy, confusion matrix and speed.",
            "listening evaluate --data labelled/ours_val.tsv",
            (parsed, cancellationToken) => Task.FromResult(Run(io, parsed.GetValue(data) ?? [], ModelOption.Load(parsed.GetValue(model)), parsed.GetValue(json), cancellationToken)),
            data,
            model,
            json);
    }

    private static int Run(CommandIo io, string[] data, SentimentClassifier classifier, bool json, CancellationToken cancellationToken)
    {
        if (data.Length == 0)
        {
            PrintManifest(io, classifier.Manifest, json);
            return ExitCodes.Done;
        }

        var files = Array.ConvertAll(data, LabelledFiles.Read);
        var reports = Array.ConvertAll(files, file => new FileEvaluation(file.Name, SentimentEvaluation.Evaluate(classifier, file.Texts, io.Time, cancellationToken)));
        foreach (var report in reports)
        {
            if (json)
                io.WriteJson(report, SentimentVerbsJson.Default.FileEvaluation);
            else
                EvaluationPrinter.Print(io, report);
        }

        if (!json && reports.Length > 1)
            EvaluationPrinter.PrintMeans(io, reports);
        return ExitCodes.Done;
    }

    private static void PrintManifest(CommandIo io, SentimentManifest manifest, bool json)
    {
        if (json)
        {
            io.WriteJson(manifest, SentimentVerbsJson.Default.SentimentManifest);
            return;
        }

        io.WriteLine($"model          {manifest.Name}");
        io.WriteLine($"made by        {manifest.Command}");
        EvaluationPrinter.PrintCrossValidation(io, manifest.CrossValidation);
    }
}
