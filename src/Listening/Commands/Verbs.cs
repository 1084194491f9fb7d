using System.CommandLine;
using Listening.CommandLine;

namespace Listening.Commands;

/// <summary>The verbs in the order in which help lists them.</summary>
internal static class Verbs
{
    public static IEnumerable<Command> Create(CommandIo io) =>
    [
        DemoCommand.Create(io),
        UpCommand.Create(io),
        ListenCommand.Create(io),
        IndexCommand.Create(io),
        CheckCommand.Create(io),
        QueryCommand.Create(io),
        StatsCommand.Create(io),
        ReplayCommand.Create(io),
        ActCommand.Create(io),
        ParseCommand.Create(io),
        ExplainCommand.Create(io),
        MatchCommand.Create(io),
        ClassifyCommand.Create(io),
        TrainCommand.Create(io),
        EvaluateCommand.Create(io),
        FeedsCommand.Create(io),
        DeadLettersCommand.Create(io),
        ReconcileCommand.Create(io),
        EraseCommand.Create(io),
        ExportCommand.Create(io),
        ImportCommand.Create(io),
        BackupCommand.Create(io),
        ConfigCommand.Create(io),
    ];
}
