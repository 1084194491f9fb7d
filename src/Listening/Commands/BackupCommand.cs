using System.CommandLine;
using Listening.CommandLine;
using Listening.Hosting;
using Listening.Storage.Sqlite;

namespace Listening.Commands;

/// <summary><c>backup DIR</c>: a consistent copy of the embedded files, also while listening.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandIo io)
    {
        var target = new Argument<DirectoryInfo>("DIR") { Description = "Where the copies go; must not hold databases yet" };
        var data = SharedOptions.Data();
        return Verb.Create(
            "backup",
            "A consistent copy of the embedded files, also while listening. To restore, stop listening and put the copies into the data folder.",
            "listening backup /backups/2026-11-22",
            (parsed, cancellationToken) => Task.FromResult(Run(io, DataFolder.Resolve(parsed.GetValue(data), io).Existing(), parsed.GetRequiredValue(target), cancellationToken)),
            target,
            data);
    }

    private static int Run(CommandIo io, DataFolder data, DirectoryInfo target, CancellationToken cancellationToken)
    {
        try
        {
            target.Create();
            if (target.EnumerateFiles("*.db").Any())
                throw CommandException.WrongUse($"{target.FullName} holds databases already. Name an empty folder, so that no older copy is overwritten.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Writing(target.FullName, exception, "Name another folder.");
        }

        foreach (var (name, bytes) in SqliteBackup.Copy(data.Path, target.FullName, cancellationToken))
            io.WriteLine($"{name}\t{bytes} bytes");
        return ExitCodes.Done;
    }
}
