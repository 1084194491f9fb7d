namespace Listening.CommandLine;

/// <summary>Ends a verb with an exit code and a clear line that says what, where and what to do. The only exception verbs throw on purpose.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException WrongUse(string message) => new(ExitCodes.WrongUse, message);

    public static CommandException ServiceAway(string message) => new(ExitCodes.ServiceAway, message);
}
