namespace Listening.Mentions;

/// <summary>A file's bytes, or the one sentence that says why there are none.</summary>
internal static class ConfigBytes
{
    public static (byte[]? Bytes, string? Fault) Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return (null, "This is a folder, not a file.");
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(stream);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "There is no such file.");
        }
        catch (UnauthorizedAccessException)
        {
            return (null, "The file may not be read: permission denied.");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return (null, "The file cannot be read: " + Words.Shown(e.Message, 200));
        }
    }

    // The length a stream claims is not trusted: a pipe has none, and a file can grow while it is read.
    private static (byte[]? Bytes, string? Fault) Read(FileStream stream)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (kept.Length + read > ListenersFile.MaxBytes)
                return (null, "The file is larger than 4 MiB.");
            kept.Write(buffer, 0, read);
        }
        return (kept.ToArray(), null);
    }
}
