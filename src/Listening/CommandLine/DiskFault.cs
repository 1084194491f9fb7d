namespace Listening.CommandLine;

/// <summary>What a failed read or write of a plain file means for people: a full disk is a service that is away, all else is wrong use.</summary>
internal static class DiskFault
{
    // ENOSPC and EDQUOT, as .NET passes them on; on Windows ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    private static readonly int[] Full = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static bool IsFull(Exception exception) => exception is IOException && Full.Contains(exception.HResult);

    /// <summary>A file could not be written.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="exception">Why.</param>
    /// <param name="advice">What to do where the disk has room.</param>
    public static CommandException Writing(string path, Exception exception, string advice) => IsFull(exception)
        ? CommandException.ServiceAway($"The disk that holds {path} is full; nothing was left half written. Free some space and try again.")
        : CommandException.WrongUse($"{path} cannot be written ({exception.Message}). {advice}");

    /// <summary>For a stream or file that no verb answers for itself.</summary>
    public static string Line(Exception exception) => IsFull(exception)
        ? "The disk that takes the output is full. Free some space and try again."
        : $"Reading or writing failed: {TerminalText.OneLine(exception.Message)}";
}
