namespace Listening.Sentiment;

/// <summary>A file to learn from and the part it plays.</summary>
/// <param name="File">Its texts.</param>
/// <param name="Licence">Its terms, as the model's manifest repeats them.</param>
/// <param name="Weight">What one of its texts counts; above 0.</param>
/// <param name="Target">Of the kind the model is for; others only help and are left out of the calibration.</param>
public sealed record TrainingSet(LabelledFile File, string Licence, float Weight, bool Target)
{
    internal TrainingSource Source => new(File.Name, File.Sha256, File.Texts.Count, Licence, Weight, Target);
}

/// <summary>How far training is.</summary>
/// <param name="Step">What is being done, for people.</param>
/// <param name="Done">Steps finished.</param>
/// <param name="Steps">Steps in all.</param>
public readonly record struct TrainingProgress(string Step, int Done, int Steps);
