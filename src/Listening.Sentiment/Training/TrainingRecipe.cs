namespace Listening.Sentiment;

/// <summary>The part each known training set plays in the shipped model; what a folder holds beyond them are target sets of weight 1.</summary>
public static class TrainingRecipe
{
    private const string Research = "B: published for research or under terms that limit redistribution";

    private static readonly Dictionary<string, Part> Known = new(StringComparer.Ordinal)
    {
        ["tweeteval_train.tsv"] = new(1f, true, Research + "; SemEval 2013 to 2016 task data"),
        ["xlmt_arabic_train.tsv"] = Language,
        ["xlmt_french_train.tsv"] = Language,
        ["xlmt_german_train.tsv"] = Language,
        ["xlmt_hindi_train.tsv"] = Language,
        ["xlmt_italian_train.tsv"] = Language,
        ["xlmt_portuguese_train.tsv"] = Language,
        ["xlmt_spanish_train.tsv"] = Language,
        ["goemotions.tsv"] = new(0.5f, false, "A: Apache-2.0"),
        ["newsmtsc.tsv"] = new(0.5f, false, "A: MIT"),
        ["vader_amazon.tsv"] = new(0.5f, false, "A: MIT"),
        ["vader_movies.tsv"] = new(0.5f, false, "A: MIT"),
        ["vader_nyt.tsv"] = new(0.5f, false, "A: MIT"),
        ["vader_tweets.tsv"] = new(0.5f, false, "A: MIT"),
        ["tweeteval_emotion.tsv"] = new(0.5f, false, Research),
        // A part of tweeteval_train under another name: beside it, its texts would count twice and leak between folds.
        ["xlmt_english_train.tsv"] = LeftOut,
        // Class C: no licence stated where they were taken from.
        ["sst.tsv"] = LeftOut,
        ["sxsw_products.tsv"] = LeftOut,
        ["apple_tweets.tsv"] = LeftOut,
        ["sanders.tsv"] = LeftOut,
        ["sts_gold.tsv"] = LeftOut,
        ["crowdflower_emotion.tsv"] = LeftOut,
    };

    private static Part Language => new(3f, true, Research + "; XLM-T");

    private static Part LeftOut => new(0f, false, "C: none stated");

    /// <summary>The files of a folder to learn from, in the order they are read: by name, without what the recipe leaves out or is for evaluation.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.tsv").Where(path => !IsForEvaluation(path) && !IsLeftOut(path)).Order(StringComparer.Ordinal)];

    /// <summary>Validation and test files, by the end of their names: a model that learnt from them could no longer be judged by them.</summary>
    public static bool IsForEvaluation(string path) =>
        Path.GetFileNameWithoutExtension(path) is { } name && (name.EndsWith("_val", StringComparison.Ordinal) || name.EndsWith("_test", StringComparison.Ordinal));

    /// <summary>The file with its part; one the recipe does not know, or leaves out of folders, is a target set of weight 1.</summary>
    public static TrainingSet SetOf(LabelledFile file)
    {
        var part = Known.GetValueOrDefault(file.Name);
        return part is { Weight: > 0f }
            ? new TrainingSet(file, part.Licence, part.Weight, part.Target)
            : new TrainingSet(file, part?.Licence ?? "unknown", 1f, Target: true);
    }

    private static bool IsLeftOut(string path) => Known.GetValueOrDefault(Path.GetFileName(path)) is { Weight: 0f };

    private sealed record Part(float Weight, bool Target, string Licence);
}
