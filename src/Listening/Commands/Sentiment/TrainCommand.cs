using System.CommandLine;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary><c>train --data FOLDER|FILE.tsv… --out FILE</c>: a model from labelled texts.</summary>
internal static class TrainCommand
{
    public static Command Create(CommandIo io)
    {
        var data = LabelledFiles.Option("A folder, or files of labelled texts (header text<TAB>label). Of a folder, files ending in _val or _test are left out", required: true);
        var target = new Option<string>("--out") { Description = "Where the model goes", HelpName = "FILE", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same data and seed give the same model. Default: 1", DefaultValueFactory = _ => 1, HelpName = "N" };
        return Verb.Create(
            "train",
            "Trains a sentiment model. The texts stay here: a model holds hashed numbers only.",
            "listening train --data labelled/ --out our-model.zip",
            (parsed, cancellationToken) => Task.FromResult(Run(io, parsed.GetRequiredValue(data), parsed.GetRequiredValue(target), parsed.GetValue(seed), cancellationToken)),
            data,
            target,
            seed);
    }

    private static int Run(CommandIo io, string[] data, string target, int seed, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(target)) is { } folder && !Directory.Exists(folder))
            throw CommandException.WrongUse($"{target}: the folder does not exist. Create it, or name another file.");
        var sets = Targeted([.. Files(data).Select(path => TrainingRecipe.SetOf(LabelledFiles.Read(path)))]);
        var trainer = new SentimentTrainer(new TrainingOptions { Seed = seed }, Path.GetFileNameWithoutExtension(target), Command(data, target, seed));
        var model = Train(trainer, sets, io, cancellationToken);
        Save(model, target);
        Print(io, model.Manifest, new FileInfo(target).Length);
        return ExitCodes.Done;
    }

    private static List<string> Files(string[] data)
    {
        List<string> files = [];
        foreach (var path in data)
        {
            if (Directory.Exists(path))
                files.AddRange(TrainingRecipe.FilesOf(path));
            else if (TrainingRecipe.IsForEvaluation(path))
                throw CommandException.WrongUse($"{path}: files ending in _val or _test are for 'listening evaluate'; a model that learnt from them could not be judged by them.");
            else
                files.Add(path);
        }

        return files.Count > 0 ? files : throw CommandException.WrongUse($"{string.Join(' ', data)}: holds no .tsv file to learn from.");
    }

    /// <summary>Sets that elsewhere only help are the target where nothing else is given.</summary>
    private static List<TrainingSet> Targeted(List<TrainingSet> sets) =>
        sets.Exists(set => set.Target) ? sets : sets.ConvertAll(set => set with { Target = true });

    /// <summary>Without folders: the command is part of the model, and where somebody keeps files is nobody's business.</summary>
    private static string Command(string[] data, string target, int seed) =>
        $"listening train --data {string.Join(' ', data.Select(path => Directory.Exists(path) ? "FOLDER" : Path.GetFileName(path)))} --out {Path.GetFileName(target)} --seed {seed}";

    private static SentimentModel Train(SentimentTrainer trainer, List<TrainingSet> sets, CommandIo io, CancellationToken cancellationToken)
    {
        try
        {
            return trainer.Train(sets, progress => io.WriteError($"{progress.Done + 1}/{progress.Steps} {progress.Step}"), cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw CommandException.WrongUse(fault.Message);
        }
    }

    private static void Save(SentimentModel model, string target)
    {
        try
        {
            model.Save(target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Writing(target, fault, "Name another file with --out.");
        }
    }

    private static void Print(CommandIo io, SentimentManifest manifest, long bytes)
    {
        var figures = manifest.CrossValidation;
        io.WriteLine($"model          {manifest.Name}, {bytes:N0} bytes");
        io.WriteLine($"learnt from    {manifest.Sources.Sum(source => source.Texts):N0} texts in {manifest.Sources.Count} files");
        EvaluationPrinter.PrintCrossValidation(io, figures);
    }
}
