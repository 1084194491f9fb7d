namespace Listening.Storage;

/// <summary>Values of settings that only say where the value stands: <c>env:NAME</c> or <c>file:/path</c>. Secrets then appear in no configuration.</summary>
internal static class SecretReference
{
    public const string Environment = "env:";

    public const string File = "file:";

    /// <summary>The value meant; a value that is no reference is itself.</summary>
    /// <param name="text">As configured.</param>
    /// <param name="fault">Why there is none; names the reference, never the value.</param>
    public static string? Resolve(string text, out string? fault)
    {
        fault = null;
        if (text.StartsWith(Environment, StringComparison.Ordinal))
            return OfEnvironment(text[Environment.Length..], out fault);
        return text.StartsWith(File, StringComparison.Ordinal) ? OfFile(text[File.Length..], out fault) : text;
    }

    private static string? OfEnvironment(string name, out string? fault)
    {
        var value = System.Environment.GetEnvironmentVariable(name);
        fault = string.IsNullOrEmpty(value) ? $"the environment variable {name} is not set" : null;
        return value;
    }

    private static string? OfFile(string path, out string? fault)
    {
        try
        {
            fault = null;
            // Secrets are mounted as files that often end with a line break.
            return System.IO.File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            fault = $"the file {path} cannot be read: {exception.Message}";
            return null;
        }
    }
}
