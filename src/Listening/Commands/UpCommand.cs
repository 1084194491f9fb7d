using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;

namespace Listening.Commands;

/// <summary><c>up</c>: all roles in one process for every unit of the file.</summary>
internal static class UpCommand
{
    public static Command Create(CommandIo io)
    {
        var options = new RoleOptions();
        return Verb.Create(
            "up",
            "All roles in one process for every unit of listeners.json: listeners, indexer, store. Ends on Ctrl-C or SIGTERM after a drain.",
            "listening up --config listeners.json --data ./data",
            (parsed, stop) => options.RunAsync(parsed, io, config => [.. config.Units.Keys], indexer: true, stop),
            options.All);
    }
}
