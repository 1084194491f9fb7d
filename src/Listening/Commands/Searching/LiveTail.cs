using Listening.CommandLine;
using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>Prints hits as they are indexed. It asks again with an overlap and remembers what it has printed, so that a skewed clock or a late transaction neither skips nor repeats.</summary>
internal static class LiveTail
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IMentionStore store, MentionSearch search, MentionPrinter printer, CommandIo io, CancellationToken cancellationToken)
    {
        var printed = new Dictionary<(string Id, long Revision), DateTimeOffset>();
        printer.Begin();
        using var timer = new PeriodicTimer(Pause, io.Time);
        try
        {
            await PrintLastAsync(store, search, printer, printed, cancellationToken);
            io.Flush();
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await PrintNewAsync(store, search with { IndexedSince = io.Time.GetUtcNow() - Overlap }, printer, printed, cancellationToken);
                Forget(printed, io.Time.GetUtcNow() - (2 * Overlap));
                io.Flush();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The polite end of a verb that runs until it is told to stop.
        }

        return ExitCodes.Done;
    }

    private static async Task PrintLastAsync(
        IMentionStore store, MentionSearch search, MentionPrinter printer, Dictionary<(string Id, long Revision), DateTimeOffset> printed, CancellationToken cancellationToken)
    {
        var page = await store.SearchAsync(search with { Sort = MentionSort.Newest }, cancellationToken);
        foreach (var mention in page.Mentions.Reverse())
            Print(mention, printer, printed);
    }

    private static async Task PrintNewAsync(
        IMentionStore store, MentionSearch search, MentionPrinter printer, Dictionary<(string Id, long Revision), DateTimeOffset> printed, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await store.SearchAsync(search with { Sort = MentionSort.Oldest, Limit = PageSize, Cursor = cursor }, cancellationToken);
            foreach (var mention in page.Mentions)
                Print(mention, printer, printed);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static void Print(Mention mention, MentionPrinter printer, Dictionary<(string Id, long Revision), DateTimeOffset> printed)
    {
        if (printed.TryAdd((mention.Id, mention.Revision), mention.Indexed ?? DateTimeOffset.MaxValue))
            printer.Print(mention);
    }

    private static void Forget(Dictionary<(string Id, long Revision), DateTimeOffset> printed, DateTimeOffset indexedBefore)
    {
        foreach (var (key, _) in printed.Where(entry => entry.Value < indexedBefore).ToList())
            printed.Remove(key);
    }
}
