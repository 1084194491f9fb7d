using System.Runtime.CompilerServices;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Feeds;

namespace Listening.Commands;

/// <summary>Reads documents for <c>parse</c>: a file that cannot be read, or a line that is no JSON, is a refused document and nothing worse.</summary>
internal static class DocumentReader
{
    private const string StandardInput = "-";

    public static async IAsyncEnumerable<ParsedDocument> ReadFilesAsync(string[] files, FeedContext context, CommandIo io, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in files)
            yield return await ReadAsync(file, context, io, cancellationToken);
    }

    public static async IAsyncEnumerable<ParsedDocument> ReadBatchAsync(string list, CommandIo io, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(Open(list, io));
        while (await NextAsync(lines, list, cancellationToken) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                yield return await ReadLineAsync(line, io, cancellationToken);
        }
    }

    // As below: a terminal's read is left behind on Ctrl-C.
    private static async Task<string?> NextAsync(StreamReader lines, string list, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw CommandException.WrongUse($"The batch {list} cannot be read ({exception.Message}).");
        }
    }

    private static Stream Open(string list, CommandIo io)
    {
        try
        {
            return list == StandardInput ? io.Input : File.OpenRead(list);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw CommandException.WrongUse($"The batch {list} cannot be read ({exception.Message}).");
        }
    }

    private static async Task<ParsedDocument> ReadLineAsync(string line, CommandIo io, CancellationToken cancellationToken)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, ParseJson.Default.BatchItem) is { } item)
                return await ReadAsync(item.File, ContextOf(item), io, cancellationToken);
        }
        catch (JsonException)
        {
            // Told below, in the same words as a line that is null.
        }

        return ParsedDocument.Refused("", """The line is not of the form {"file":"...","url":"...","headers":{}}.""");
    }

    private static async Task<ParsedDocument> ReadAsync(string file, FeedContext context, CommandIo io, CancellationToken cancellationToken)
    {
        try
        {
            return ParsedDocument.Of(file, FeedParser.Parse(await BytesAsync(file, context.Limits.MaxBytes, io, cancellationToken), context, cancellationToken));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return ParsedDocument.Refused(file, $"The file cannot be read: {exception.Message}");
        }
    }

    private static bool IsUnreadable(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static FeedContext ContextOf(BatchItem item) => FeedContext.None with
    {
        Address = Uri.TryCreate(item.Url, UriKind.Absolute, out var address) ? address : null,
        ContentType = Header(item, "Content-Type"),
        ContentLocation = Header(item, "Content-Location"),
        ContentLanguage = Header(item, "Content-Language"),
    };

    private static string? Header(BatchItem item, string name) =>
        item.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    // One byte more than allowed is enough for the parser to refuse the rest.
    private static async Task<byte[]> BytesAsync(string file, int max, CommandIo io, CancellationToken cancellationToken)
    {
        var stream = file == StandardInput ? io.Input : File.OpenRead(file);
        try
        {
            // A terminal's read does not end on Ctrl-C, so it is left behind.
            using var all = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while (all.Length <= max && (read = await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken)) > 0)
                all.Write(buffer, 0, read);
            return all.ToArray();
        }
        finally
        {
            if (file != StandardInput)
                await stream.DisposeAsync();
        }
    }
}
