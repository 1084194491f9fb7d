using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Checking;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>check [FILE]</c>: form and meaning of listeners.json, every example of every query and, on request, one poll of every source.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandIo io)
    {
        var file = new Argument<string?>("FILE") { Description = "The units' file. Default: --config", Arity = ArgumentArity.ZeroOrOne };
        var online = new Option<bool>("--online") { Description = "Also poll each source once" };
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json());
        return Verb.Create(
            "check",
            "Proves listeners.json: every key, every query, every example, every address. Exit code 2 for a faulty file, 1 where an example or a poll fails.",
            "listening check listeners.json --online",
            (parsed, cancellationToken) => RunAsync(
                io,
                parsed.GetValue(file) ?? parsed.GetRequiredValue(config).ToString(),
                parsed.GetValue(online),
                parsed.GetValue(json) ? new CheckJsonReport(io) : new CheckTextReport(io),
                cancellationToken),
            file,
            online,
            config,
            json);
    }

    private static async Task<int> RunAsync(CommandIo io, string path, bool online, ICheckReport report, CancellationToken cancellationToken)
    {
        var result = ListenersFile.Read(path, io.Environment);
        var examples = result.Config is null ? [] : ListeningExamples.Run(result.Config, io.Time.GetUtcNow());
        var polls = online && result.Config is not null ? await OnlineCheck.RunAsync(result.Config, cancellationToken) : [];
        var outcome = new CheckOutcome(path, result, examples, polls);
        report.Write(outcome);
        return outcome.ExitCode;
    }
}
