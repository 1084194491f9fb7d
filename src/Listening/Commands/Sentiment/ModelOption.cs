using System.CommandLine;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary><c>--model M</c>: a model file, else the shipped one.</summary>
internal static class ModelOption
{
    public static Option<string?> Create() => new("--model") { Description = "A model file. Default: the shipped model", HelpName = "M" };

    public static SentimentClassifier Load(string? path)
    {
        try
        {
            return path is null ? SentimentClassifier.LoadDefault() : SentimentClassifier.Load(path);
        }
        catch (SentimentModelException fault)
        {
            throw CommandException.WrongUse(fault.Message);
        }
    }
}
