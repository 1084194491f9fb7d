using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Checking;

/// <summary>What a check found.</summary>
internal sealed record CheckOutcome(string File, ListenersResult Result, IReadOnlyList<ExampleFailure> Examples, IReadOnlyList<SourcePoll> Polls)
{
    public int ExitCode => Result.Config is null ? ExitCodes.WrongUse
        : Examples.Count > 0 || Polls.Any(poll => !poll.Ok) ? ExitCodes.BadAnswer
        : ExitCodes.Done;
}

/// <summary>One poll of a check.</summary>
/// <param name="Unit">Whose source.</param>
/// <param name="Source">Its id.</param>
/// <param name="Url">Its address, redacted.</param>
/// <param name="Ok">True where entries could be read.</param>
/// <param name="Outcome">fetched, not_modified, throttled, failed, gone or skipped.</param>
/// <param name="Entries">How many came.</param>
/// <param name="Error">One line; null where it went well.</param>
internal sealed record SourcePoll(string Unit, string Source, string Url, bool Ok, string Outcome, int Entries, string? Error);

/// <summary>Shows what a check found.</summary>
internal interface ICheckReport
{
    void Write(CheckOutcome outcome);
}
