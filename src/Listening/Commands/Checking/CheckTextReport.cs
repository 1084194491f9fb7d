using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Checking;

/// <summary>For people: what each unit has on standard output, what is wrong on standard error.</summary>
internal sealed class CheckTextReport(CommandIo io) : ICheckReport
{
    public void Write(CheckOutcome outcome)
    {
        foreach (var unit in outcome.Result.Config?.Units.Values ?? [])
            io.WriteLine(Summary(unit));
        foreach (var poll in outcome.Polls)
            io.WriteLine($"{poll.Unit}\t{poll.Outcome}\t{poll.Entries} entries\t{poll.Url}{(poll.Error is null ? "" : "\t" + poll.Error)}");
        foreach (var advice in outcome.Result.Config is null ? [] : outcome.Result.Advice)
            io.WriteError("advice: " + advice);
        foreach (var problem in outcome.Result.Problems)
            io.WriteError(problem.ToString());
        foreach (var failure in outcome.Examples)
            io.WriteError($"{outcome.File}: {failure}");
        foreach (var poll in outcome.Polls.Where(poll => !poll.Ok))
            io.WriteError($"{outcome.File}: {poll.Unit}: the poll of {poll.Url} failed: {poll.Error}");
        io.WriteError(Verdict(outcome));
    }

    private static string Summary(UnitConfig unit)
    {
        var examples = unit.Queries.Values.Sum(query => query.MustMatch.Count + query.MustNotMatch.Count);
        return $"{unit.Unit}\t{unit.Name}\t{Count(unit.Queries.Count, "query", "queries")}\t{Count(examples, "example", "examples")}\t{Count(unit.Sources.Count, "source", "sources")}";
    }

    private static string Verdict(CheckOutcome outcome) => outcome switch
    {
        { Result.Config: null } => $"listening: {outcome.File} has {Count(outcome.Result.Problems.Count, "fault", "faults")}.",
        { ExitCode: ExitCodes.Done } => $"{outcome.File} is sound.",
        _ => $"listening: {outcome.File} is well-formed, but {Count(outcome.Examples.Count, "example", "examples")} and {Count(outcome.Polls.Count(poll => !poll.Ok), "poll", "polls")} failed.",
    };

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
