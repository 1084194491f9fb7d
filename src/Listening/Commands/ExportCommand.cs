using System.CommandLine;
using System.Text;
using System.Text.Json;
using Listening.CommandLine;
using Listening.Commands.Searching;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>export 'Q' --out F</c>: every hit into a file, which is there whole or not at all.</summary>
internal static class ExportCommand
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    public static Command Create(CommandIo io)
    {
        var search = new SearchOptions();
        var target = new Option<string>("--out") { Description = "FILE.jsonl, FILE.csv, or - for JSON lines on standard output", Required = true, HelpName = "FILE" };
        var (csv, data) = (SharedOptions.Csv(), SharedOptions.Data());
        return Verb.Create(
            "export",
            "Streams every matching mention into a file, newest first.",
            "listening export 'sentiment:negative' --since 30d --out negative.csv",
            async (parsed, cancellationToken) =>
            {
                var (asked, _) = search.Read(parsed, io);
                var path = parsed.GetRequiredValue(target);
                var asCsv = parsed.GetValue(csv) || path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
                if (!asCsv && path != "-" && !path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
                    throw CommandException.WrongUse($"--out {path} says no format. Name a file that ends in .jsonl or .csv.");
                await using var platform = Platform.Of(parsed, data, io);
                var store = platform.Store;
                return await StoreQuestions.AskAsync(async () =>
                {
                    var count = path == "-"
                        ? await WriteAsync(store, asked, asCsv, io.Output, cancellationToken)
                        : await WriteFileAsync(store, asked, asCsv, path, cancellationToken);
                    io.WriteError($"{count} mentions exported.");
                    return ExitCodes.Done;
                });
            },
            [.. search.Symbols, target, csv, data]);
    }

    private static async Task<long> WriteFileAsync(IMentionStore store, MentionSearch search, bool csv, string path, CancellationToken cancellationToken)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            long count;
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                count = await WriteAsync(store, search, csv, file, cancellationToken);
            File.Move(part, path, overwrite: true);
            return count;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Writing(path, exception, "Name another file with --out.");
        }
        finally
        {
            if (File.Exists(part))
                File.Delete(part);
        }
    }

    private static async Task<long> WriteAsync(IMentionStore store, MentionSearch search, bool csv, Stream output, CancellationToken cancellationToken)
    {
        if (csv)
            await output.WriteAsync(Encoding.UTF8.GetBytes(MentionCsv.Header), cancellationToken);
        long count = 0;
        await foreach (var mention in store.ExportAsync(search, cancellationToken))
        {
            await output.WriteAsync(csv ? Encoding.UTF8.GetBytes(MentionCsv.Row(mention)) : JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention), cancellationToken);
            if (!csv)
                await output.WriteAsync(LineEnd, cancellationToken);
            count++;
        }

        return count;
    }
}
