using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;

namespace Listening.Commands;

/// <summary><c>index</c>: the shared indexer.</summary>
internal static class IndexCommand
{
    public static Command Create(CommandIo io)
    {
        var options = new RoleOptions();
        return Verb.Create(
            "index",
            "The shared indexer: moves what all units heard from the log into the store, and applies their retention.",
            "listening index --config listeners.json",
            (parsed, stop) => options.RunAsync(parsed, io, _ => [], indexer: true, apiUrl: null, stop),
            options.All);
    }
}
