using Listening.CommandLine;

namespace Listening.Hosting;

/// <summary>Holds a role of a data folder for this process: two listeners of a unit, or two indexers of a store, would count everything twice.</summary>
internal sealed class RoleLock : IDisposable
{
    private readonly FileStream _file;

    private RoleLock(FileStream file) => _file = file;

    /// <exception cref="CommandException">Another process holds it.</exception>
    public static RoleLock Take(DataFolder data, string role)
    {
        try
        {
            return new(new FileStream(Path.Combine(data.Path, role + ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || DiskFault.IsFull(exception))
        {
            throw DiskFault.Writing(Path.Combine(data.Path, role + ".lock"), exception, "Mend the folder, or name another with --data.");
        }
        catch (IOException)
        {
            throw CommandException.WrongUse($"Another process already works as {role} on the data folder {data.Path}. Stop it, or name another folder with --data.");
        }
    }

    public void Dispose() => _file.Dispose();
}
