using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>The units' file beside a search: its lists may be used, its zones say when a day is. There need not be one.</summary>
internal static class SearchUnits
{
    /// <summary>The configuration; null where none is named and there is none, or the one there has faults, which is said.</summary>
    /// <exception cref="CommandException">The file that is named cannot be used.</exception>
    public static ListenersConfig? Read(ParseResult parsed, Option<FileInfo> option, CommandIo io)
    {
        var path = parsed.GetRequiredValue(option).ToString();
        return parsed.GetResult(option) is { Implicit: false } ? UnitsFile.Load(path, io).Config : Unnamed(path, io);
    }

    /// <summary>The same for a verb that names no file.</summary>
    public static ListenersConfig? Default(CommandIo io) => Unnamed("listeners.json", io);

    private static ListenersConfig? Unnamed(string path, CommandIo io)
    {
        if (!File.Exists(path))
            return null;
        var result = ListenersFile.Read(path, io.Environment);
        if (result.Config is null)
            io.WriteError($"{path} has faults (listening check names them): its lists and time zones are left out of this search.");
        return result.Config;
    }
}
