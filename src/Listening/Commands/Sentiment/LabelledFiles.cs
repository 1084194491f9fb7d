using System.CommandLine;
using Listening.CommandLine;
using Listening.Sentiment;

namespace Listening.Commands;

/// <summary><c>--data FILE.tsv…</c>: labelled texts; a faulty file or line ends the verb with its place.</summary>
internal static class LabelledFiles
{
    public static Option<string[]> Option(string description, bool required) => new("--data")
    {
        Description = description,
        HelpName = "FILE.tsv",
        AllowMultipleArgumentsPerToken = true,
        Required = required,
    };

    public static LabelledFile Read(string path)
    {
        var result = LabelledFile.Read(path);
        return result.File ?? throw CommandException.WrongUse(result.Fault!);
    }
}
