using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;

namespace Listening.Commands;

/// <summary><c>listen --unit NAME</c>: one unit's listener.</summary>
internal static class ListenCommand
{
    public static Command Create(CommandIo io)
    {
        var options = new RoleOptions();
        var unit = new Option<string>("--unit") { Description = "The unit to listen for", HelpName = "NAME", Required = true };
        return Verb.Create(
            "listen",
            "One unit's listener. An indexer on the same data folder (listening index) moves what it hears into the store.",
            "listening listen --unit roastery",
            (parsed, stop) => options.RunAsync(
                parsed,
                io,
                config => config.Units.ContainsKey(parsed.GetRequiredValue(unit))
                    ? [parsed.GetRequiredValue(unit)]
                    : throw CommandException.WrongUse($"There is no unit {parsed.GetRequiredValue(unit)} in the configuration. Its units: {string.Join(", ", config.Units.Keys)}."),
                indexer: false,
                apiUrl: null,
                stop),
            [unit, .. options.All]);
    }
}
