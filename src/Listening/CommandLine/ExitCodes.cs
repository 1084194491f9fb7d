namespace Listening.CommandLine;

/// <summary>Exit codes of contracts.md §1.</summary>
internal static class ExitCodes
{
    /// <summary>Done; also: no hits, lint findings only, a long-running verb that drained.</summary>
    public const int Done = 0;

    /// <summary>It ran and the answer is bad.</summary>
    public const int BadAnswer = 1;

    /// <summary>Wrong use or wrong configuration.</summary>
    public const int WrongUse = 2;

    /// <summary>A service it needs is away (the disk counts as one).</summary>
    public const int ServiceAway = 3;

    /// <summary>A short verb was interrupted.</summary>
    public const int Interrupted = 130;
}
