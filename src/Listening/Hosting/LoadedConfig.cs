using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Hosting;

/// <summary>listeners.json as a long-running verb starts with it: faulty is fatal at start, and kept out later.</summary>
internal static class LoadedConfig
{
    public static (ListenersWatcher Watcher, ListenersConfig Config) Read(FileInfo file, CommandIo io)
    {
        var watcher = new ListenersWatcher(file.FullName, io.Environment, io.Time);
        var result = watcher.Start();
        return (watcher, result.Config ?? throw CommandException.WrongUse(string.Join("\n", result.Problems)));
    }
}
