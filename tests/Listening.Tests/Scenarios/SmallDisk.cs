using System.Diagnostics;

namespace Listening.Tests.Scenarios;

/// <summary>A disk in memory that fills quickly. Where mounting is not permitted, the test is skipped and says so.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Ballast => File("ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes, CancellationToken cancellationToken)
    {
        var path = Directory.CreateTempSubdirectory("listening-disk-").FullName;
        if (await RunAsync(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "listening-test", path], cancellationToken) is { } refusal)
        {
            Directory.Delete(path);
            Assert.Skip($"A small disk cannot be mounted here: {refusal}");
        }

        return new(path);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Leaves room for this many bytes.</summary>
    public void Fill(long free)
    {
        using var ballast = System.IO.File.Open(Ballast, FileMode.Append);
        var zeros = new byte[4096];
        while (new DriveInfo(Path).AvailableFreeSpace - zeros.Length >= free)
        {
            ballast.Write(zeros);
            ballast.Flush();
        }
    }

    public void Free() => System.IO.File.Delete(Ballast);

    public Task<string?> MakeReadOnlyAsync(CancellationToken cancellationToken) => RunAsync(["mount", "-o", "remount,ro", Path], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Lazy: a reader that has not yet closed its file must not keep the disk for ever.
        var refusal = await RunAsync(["umount", "-l", Path], CancellationToken.None);
        Assert.True(refusal is null, refusal);
        Directory.Delete(Path);
    }

    private static async Task<string?> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? null : said.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}
