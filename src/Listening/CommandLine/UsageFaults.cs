using System.CommandLine;
using System.CommandLine.Parsing;

namespace Listening.CommandLine;

/// <summary>What is wrong with a command line, in one line that names the verb's own help.</summary>
internal static class UsageFaults
{
    private const string EndOfOptions = "--";

    /// <summary>Null where the verb can run.</summary>
    public static string? Of(ParseResult parsed, string[] args)
    {
        var faults = Misspelt(parsed.CommandResult, args) is { } option ? [$"There is no option {option}."] : parsed.Errors.Select(Message).ToList();
        return faults.Count == 0 ? null : TerminalText.OneLine($"{string.Join(' ', faults)} See: {PathOf(parsed.CommandResult)} --help");
    }

    // The library takes what it does not know for an argument: a mistyped option would be searched for, or opened as a file.
    private static string? Misspelt(CommandResult command, string[] args) => args.Contains(EndOfOptions)
        ? null
        : command.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).FirstOrDefault(token => token.Value.StartsWith(EndOfOptions, StringComparison.Ordinal))?.Value;

    // The library's words for a value of the wrong kind name a type of ours.
    private static string Message(ParseError error) => error.SymbolResult is OptionResult { Tokens: [.., var value], Option: var option } && error.Message.Contains(option.ValueType.Name, StringComparison.Ordinal)
        ? $"{option.Name} {value.Value} is no such value. {option.Name}: {option.Description}."
        : error.Message;

    private static string PathOf(SymbolResult command) => command.Parent is CommandResult parent ? $"{PathOf(parent)} {((CommandResult)command).Command.Name}" : "listening";
}
