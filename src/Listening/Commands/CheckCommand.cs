using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Checking;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>check [FILE]</c>: form and meaning of listeners.json, every example of every query.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandIo io)
    {
        var file = new Argument<string?>("FILE") { Description = "The units' file. Default: --config", Arity = ArgumentArity.ZeroOrOne };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json());
        return Verb.Create(
            "check",
            "Proves listeners.json: every key, every query, every example, every address. Exit code 2 for a faulty file, 1 where an example fails.",
            "listening check listeners.json",
            (parsed, _) => Task.FromResult(Run(
                io,
                parsed.GetValue(file) ?? parsed.GetRequiredValue(config).ToString(),
                parsed.GetValue(json) ? new CheckJsonReport(io) : new CheckTextReport(io))),
            file,
            config,
            json);
    }

    private static int Run(CommandIo io, string path, ICheckReport report)
    {
        var result = ListenersFile.Read(path, io.Environment);
        var examples = result.Config is null ? [] : ListeningExamples.Run(result.Config, io.Time.GetUtcNow());
        var outcome = new CheckOutcome(path, result, examples, []);
        report.Write(outcome);
        return outcome.ExitCode;
    }
}
