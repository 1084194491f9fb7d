using System.CommandLine;
using Listening.CommandLine;
using Listening.Feeds;

namespace Listening.Commands;

/// <summary><c>parse FILE…</c>: feed documents to entries, without network; one document's fault is never another's.</summary>
internal static class ParseCommand
{
    public static Command Create(CommandIo io)
    {
        var files = new Argument<string[]>("FILE") { Description = "Feed documents; - reads standard input", Arity = ArgumentArity.ZeroOrMore };
        var batch = new Option<string?>("--batch") { Description = "A file of lines {\"file\",\"url\",\"headers\"}: one document each", HelpName = "LIST" };
        var url = new Option<string?>("--url") { Description = "Where the documents came from: the base of relative addresses", HelpName = "BASE" };
        var contentType = new Option<string?>("--content-type") { Description = "The Content-Type they came with", HelpName = "TYPE" };
        var json = SharedOptions.Json();
        return Verb.Create(
            "parse",
            "Reads RSS, Atom, RDF and JSON feeds and shows their entries, without network. Exit code 1 where a document was refused.",
            "listening parse feed.xml --url https://example.org/feed.xml --json",
            async (parsed, cancellationToken) =>
            {
                var context = FeedContext.None with { Address = Base(parsed.GetValue(url)), ContentType = parsed.GetValue(contentType) };
                var documents = parsed.GetValue(batch) is { } list
                    ? DocumentReader.ReadBatchAsync(list, io, cancellationToken)
                    : DocumentReader.ReadFilesAsync(Named(parsed.GetValue(files)), context, io, cancellationToken);
                return await PrintAsync(documents, parsed.GetValue(json), io);
            },
            files,
            batch,
            url,
            contentType,
            json);
    }

    private static async Task<int> PrintAsync(IAsyncEnumerable<ParsedDocument> documents, bool json, CommandIo io)
    {
        var exitCode = ExitCodes.Done;
        await foreach (var document in documents)
        {
            if (!document.Ok)
                exitCode = ExitCodes.BadAnswer;
            if (json)
                io.WriteJson(document, ParseJson.Readable.ParsedDocument);
            else
                ParseListing.Write(document, io);
        }

        return exitCode;
    }

    private static Uri? Base(string? url) => url is null ? null
        : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw CommandException.WrongUse($"--url {url} is no absolute http(s) address.");

    private static string[] Named(string[]? files) => files is { Length: > 0 } ? files
        : throw CommandException.WrongUse("Name a document, - for standard input, or a --batch. See: listening parse --help");
}
