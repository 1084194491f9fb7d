using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Hosting;

/// <summary>listeners.json as verbs need it.</summary>
internal static class UnitsFile
{
    /// <summary>A valid configuration; else every fault goes to standard error, a line each, and the verb ends as wrong use.</summary>
    public static ListenersResult Load(string path, CommandIo io) => Valid(ListenersFile.Read(path, io.Environment), path, io);

    /// <summary>The same, with a watcher that tells of later changes.</summary>
    public static (ListenersWatcher Watcher, ListenersConfig Config) Watch(string path, CommandIo io)
    {
        var watcher = new ListenersWatcher(path, io.Environment, io.Time);
        return (watcher, Valid(watcher.Start(), path, io).Config!);
    }

    private static ListenersResult Valid(ListenersResult result, string path, CommandIo io)
    {
        if (result.Config is not null)
            return result;
        foreach (var problem in result.Problems)
            io.WriteError(problem.ToString());
        var count = result.Problems.Count;
        throw CommandException.WrongUse($"{path} has {count} {(count == 1 ? "fault" : "faults")}; nothing was started. Every key is explained in docs/configuration.md.");
    }
}
