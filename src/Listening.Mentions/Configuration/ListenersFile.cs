using System.Text;
using System.Text.Unicode;

namespace Listening.Mentions;

/// <summary>Reads and validates listeners.json: every fault at once, or a configuration.</summary>
public static class ListenersFile
{
    /// <summary>Bytes of a file; more is refused. 4 MiB.</summary>
    public const int MaxBytes = 4 << 20;

    /// <summary>Reads a file. Never throws on any content; an unreadable file is a fault too.</summary>
    /// <param name="path">The file. Relative paths in it count from its folder.</param>
    /// <param name="environment">Looks up <c>{"env":"NAME"}</c> secrets.</param>
    public static ListenersResult Read(string path, Func<string, string?> environment)
    {
        var (bytes, fault) = ConfigBytes.Read(path);
        return bytes is null
            ? new ListenersResult { Problems = [new ConfigProblem(path, "", fault!)] }
            : Read(bytes, path, environment);
    }

    internal static ListenersResult Read(ReadOnlySpan<byte> bytes, string path, Func<string, string?> environment)
    {
        var utf8 = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var context = new ReadContext(path, utf8.ToArray(), environment);
        if (Content(context, utf8) is not { } root)
            return context.Finish(null);
        return context.Finish(RootReader.Read(context, root));
    }

    private static ConfigNode? Content(ReadContext context, ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            context.Whole("The file is empty.", "Write {\"units\": {…}}; docs/configuration.md shows how.");
        else if (!Utf8.IsValid(utf8))
            context.At(FirstInvalid(utf8), "", "The file is not UTF-8 from here on.", "Save it as UTF-8.");
        else
            return ConfigParser.Parse(utf8, context);
        return null;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length && Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }
}
