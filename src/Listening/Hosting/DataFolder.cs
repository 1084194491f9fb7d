using Listening.CommandLine;

namespace Listening.Hosting;

/// <summary>The folder of the embedded default: <c>&lt;unit&gt;.db</c>, <c>store.db</c>, <c>models/</c>.</summary>
internal sealed class DataFolder
{
    private DataFolder(string path) => Path = path;

    public string Path { get; }

    public string Store => System.IO.Path.Combine(Path, "store.db");

    /// <summary><paramref name="option"/>, else <c>LISTENING_DATA</c>, else <c>./.listening</c>.</summary>
    public static DataFolder Resolve(string? option, CommandIo io) =>
        new(System.IO.Path.GetFullPath(NotEmpty(option) ?? NotEmpty(io.Environment("LISTENING_DATA")) ?? ".listening"));

    /// <summary>For writers: creates the folder and proves that it can be written.</summary>
    public DataFolder Prepare()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var probe = System.IO.Path.Combine(Path, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return this;
        }
        catch (IOException exception) when (DiskFault.IsFull(exception))
        {
            throw DiskFault.Writing(Path, exception, "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.WrongUse($"The data folder {Path} cannot be written ({exception.Message}). Name another with --data or LISTENING_DATA, or mend its permissions.");
        }
    }

    /// <summary>For readers: something must have been heard there, so that a slip in the path neither makes files nor looks like silence.</summary>
    public DataFolder Existing() => Directory.Exists(Path) && Directory.EnumerateFiles(Path, "*.db").Any()
        ? this
        : throw CommandException.WrongUse($"Nothing was heard in {Path} yet. Name the data folder with --data or LISTENING_DATA, or start listening first: listening demo");

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
