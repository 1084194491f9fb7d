using System.CommandLine;
using Listening.CommandLine;

namespace Listening.Commands;

/// <summary>The verbs in the order in which help lists them.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> Create(CommandIo io) =>
    [
        ParseCommand.Create(io),
        ClassifyCommand.Create(io),
        TrainCommand.Create(io),
        EvaluateCommand.Create(io),
        BackupCommand.Create(io),
        CheckCommand.Create(io),
        ConfigCommand.Create(io),
    ];
}
