using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands;

namespace Listening.Tests.Scenarios;

/// <summary>Every verb that does something, as people write it: <c>dead-letters list</c>, not <c>dead-letters</c>.</summary>
internal static class BadInputVerbs
{
    public static IReadOnlyList<(string Path, Verb Verb)> All { get; } = [.. Leaves("", Create())];

    private static List<Command> Create()
    {
        using var io = new CommandIo(Stream.Null, Stream.Null, TextWriter.Null);
        return [.. Verbs.Create(io)];
    }

    private static IEnumerable<(string Path, Verb Verb)> Leaves(string path, IEnumerable<Command> commands) => commands.SelectMany(command => command.Subcommands.Count > 0
        ? Leaves($"{path}{command.Name} ", command.Subcommands)
        : [(path + command.Name, (Verb)command)]);
}
