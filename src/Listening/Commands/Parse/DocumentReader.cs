using System.Text.Json;
using Listening.Feeds;

namespace Listening.Commands;

/// <summary>Reads documents for <c>parse</c>: a file that cannot be read, or a line that is no JSON, is a refused document and nothing worse.</summary>
internal static class DocumentReader
{
    public const string StandardInput = "-";

    public static async Task<ParsedDocument> ReadAsync(string file, FeedContext context, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = file == StandardInput ? await ReadAllAsync(Console.OpenStandardInput(), context.Limits.MaxBytes, cancellationToken) : await ReadFileAsync(file, context.Limits.MaxBytes, cancellationToken);
            return ParsedDocument.Of(file, FeedParser.Parse(bytes, context, cancellationToken));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return ParsedDocument.Refused(file, $"The file cannot be read: {unreadable.Message}");
        }
    }

    public static async Task<ParsedDocument> ReadBatchLineAsync(string line, CancellationToken cancellationToken)
    {
        BatchItem? item;
        try
        {
            item = JsonSerializer.Deserialize(line, ParseJson.Default.BatchItem);
        }
        catch (JsonException)
        {
            item = null;
        }
        return item is null
            ? ParsedDocument.Refused("", """The line is not of the form {"file":"...","url":"...","headers":{}}.""")
            : await ReadAsync(item.File, ContextOf(item), cancellationToken);
    }

    private static FeedContext ContextOf(BatchItem item) => FeedContext.None with
    {
        Address = Uri.TryCreate(item.Url, UriKind.Absolute, out var address) ? address : null,
        ContentType = Header(item, "Content-Type"),
        ContentLocation = Header(item, "Content-Location"),
        ContentLanguage = Header(item, "Content-Language"),
    };

    private static string? Header(BatchItem item, string name) =>
        item.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static async Task<byte[]> ReadFileAsync(string file, int max, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return await ReadAllAsync(stream, max, cancellationToken);
    }

    // One byte more than allowed is enough for the parser to refuse the rest.
    private static async Task<byte[]> ReadAllAsync(Stream stream, int max, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while (all.Length <= max && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            all.Write(buffer, 0, read);
        return all.ToArray();
    }
}
