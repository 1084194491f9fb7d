using System.CommandLine;
using Listening.CommandLine;
using Listening.Commands.Searching;
using Listening.Hosting;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary><c>query 'Q'</c>: community managers' search, and a live tail with <c>--follow</c>.</summary>
internal static class QueryCommand
{
    private const int MaxLimit = 10_000;

    public static Command Create(CommandIo io)
    {
        var search = new SearchOptions();
        var sort = new Option<MentionSort>("--sort") { Description = "newest, oldest or relevance", HelpName = "ORDER" };
        var limit = new Option<int>("--limit") { Description = "How many, 1 to 10,000", DefaultValueFactory = _ => 20, HelpName = "N" };
        var follow = new Option<bool>("--follow") { Description = "Go on printing what comes in, until interrupted" };
        var (json, csv, data) = (SharedOptions.Json(), SharedOptions.Csv(), SharedOptions.Data());
        return Verb.Create(
            "query",
            "Searches what was heard, also beside a running up or demo. --since and --until are about when it was published.",
            "listening query '\"north roast\" NOT vacancy' --unit roastery --since 7d",
            async (parsed, cancellationToken) =>
            {
                var asked = search.Read(parsed, io).Search with { Sort = parsed.GetValue(sort), Limit = parsed.GetValue(limit) };
                if (asked.Limit is < 1 or > MaxLimit)
                    throw CommandException.WrongUse($"--limit {asked.Limit} is out of range: 1 to {MaxLimit}. For more, use export.");
                await using var platform = Platform.Of(parsed, data, io);
                var store = platform.Store;
                var printer = new MentionPrinter(io, parsed.GetValue(json) ? HitFormat.Json : parsed.GetValue(csv) ? HitFormat.Csv : HitFormat.Text);
                return await StoreQuestions.AskAsync(() => parsed.GetValue(follow)
                    ? LiveTail.RunAsync(store, asked, printer, io, cancellationToken)
                    : PrintAsync(store, asked, printer, io, cancellationToken));
            },
            [.. search.Symbols, sort, limit, follow, json, csv, data]);
    }

    private static async Task<int> PrintAsync(IMentionStore store, MentionSearch search, MentionPrinter printer, CommandIo io, CancellationToken cancellationToken)
    {
        var page = await store.SearchAsync(search, cancellationToken);
        printer.Begin();
        foreach (var mention in page.Mentions)
            printer.Print(mention);
        io.Flush();
        if (page.Next is not null)
            io.WriteError($"{page.Mentions.Count} of {await store.CountAsync(search, cancellationToken)} mentions. More: --limit, or listening export.");
        else if (page.Mentions.Count == 0)
            io.WriteError("No mention matches.");
        return ExitCodes.Done;
    }
}
