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
        var urls = new Option<string?>("--urls") { Description = "Also serve the HTTP API /api/v1 here, for example http://127.0.0.1:8080 (this machine only)", HelpName = "U" };
        return Verb.Create(
            "up",
            "All roles in one process for every unit of listeners.json: listeners, indexer, store. Ends on Ctrl-C or SIGTERM after a drain.",
            "listening up --config listeners.json --data ./data",
            (parsed, stop) => options.RunAsync(parsed, io, config => [.. config.Units.Keys], indexer: true, parsed.GetValue(urls), stop),
            [urls, .. options.All]);
    }
}
