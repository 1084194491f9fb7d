using Listening.Feeds;
using Listening.Indexer;
using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;
using Listening.Sentiment;
using Listening.Storage.Sqlite;

namespace Listening.Benchmarks.Load;

/// <summary>Each stage of the road alone, one thread, over the same posts.</summary>
internal static class StageLoad
{
    private const string Unit = "roastery";
    private const int PollsInATransaction = 8;
    private const int StoreBatchSize = 2_000;

    public static async Task RunAsync(int mentions, string folder, CancellationToken cancellationToken)
    {
        var documents = mentions / LoadScenario.EntriesPerFeed;
        var posts = new GeneratedPosts(2, TimeProvider.System.GetUtcNow());
        using var listener = new LoadListener(folder, LoadUnits.Unit(Unit, documents), TimeProvider.System);
        var visits = Enumerable.Range(0, documents).Select(number => listener.Visit(number, posts.Next(Unit, LoadScenario.EntriesPerFeed, number, documents))).ToList();
        var entries = visits.SelectMany(visit => visit.Result.Document!.Entries).ToList();
        await PiecesAsync(entries, listener);
        var decided = new List<DecidedPoll>();
        await PrintAsync("decide (all of the above, JSON)", mentions, () => decided.AddRange(visits.Select(listener.Decide)));
        await PrintAsync($"commit, {PollsInATransaction} polls at a time", mentions, () => Commit(listener.State, decided));
        await IndexAsync(mentions, folder, cancellationToken);
    }

    private static async Task PiecesAsync(List<FeedEntry> entries, LoadListener listener)
    {
        var documents = entries.ConvertAll(entry => new QueryDocument { Title = entry.Title, Text = entry.Content, AuthorName = entry.Author, Url = entry.Link, Site = "example.org", Language = "en" });
        var classifier = SentimentClassifier.LoadDefault();
        var now = TimeProvider.System.GetUtcNow();
        await PrintAsync("  identity and content hash", entries.Count, () => entries.ForEach(entry => Identify(entry)));
        await PrintAsync("  match 50 queries", entries.Count, () => documents.ForEach(document => listener.Hearing.Queries.Match(document, now)));
        await PrintAsync("  classify", entries.Count, () => entries.ForEach(entry => classifier.Classify(entry.Content)));
        await PrintAsync("  language", entries.Count, () => entries.ForEach(entry => LanguageIdentifier.Identify(entry.Content, null, ["en"])));
    }

    private static void Identify(FeedEntry entry)
    {
        var identity = EntryIdentity.Of(entry);
        _ = (identity.NarrowKey, identity.WideKey, identity.AddressKeys, EntryTriage.ContentHash(entry));
    }

    private static void Commit(IListenerState state, List<DecidedPoll> decided)
    {
        foreach (var some in decided.Chunk(PollsInATransaction))
            state.Commit([.. some.Select(poll => poll.Commit)]);
    }

    private static async Task IndexAsync(int mentions, string folder, CancellationToken cancellationToken)
    {
        await using var reader = new SqliteEventLog(folder, TimeProvider.System).OpenReader(new Dictionary<string, long>());
        using var store = new SqliteMentionStore(SqliteFiles.Store(folder));
        var batches = new List<IReadOnlyList<LogRecord>>();
        await PrintAsync("read the log", mentions, async () =>
        {
            while (await reader.ReadAsync(StoreBatchSize, TimeSpan.Zero, cancellationToken) is { Count: > 0 } batch)
                batches.Add(batch);
        });
        var decoded = new List<List<DecodedRecord>>();
        await PrintAsync("decode", mentions, () => decoded.AddRange(batches.Select(batch => batch.Select(DecodedRecord.Of).ToList())));
        await PrintAsync($"store, {StoreBatchSize} at a time", mentions, async () =>
        {
            foreach (var batch in decoded)
                await store.WriteAsync(Batch(batch), cancellationToken);
        });
        await PrintAsync("forget what is stored", mentions, () => reader.AcknowledgeAsync(Checkpoints(decoded[^1]), cancellationToken));
    }

    private static StoreBatch Batch(List<DecodedRecord> records) => new()
    {
        Operations = records.ConvertAll(record => record.Operation!),
        Checkpoints = Checkpoints(records),
        Now = TimeProvider.System.GetUtcNow(),
    };

    private static Dictionary<string, long> Checkpoints(List<DecodedRecord> records) => new() { [records[^1].Record.Partition] = records[^1].Record.Offset + 1 };

    private static Task PrintAsync(string name, int mentions, Action work) => PrintAsync(name, mentions, () =>
    {
        work();
        return Task.CompletedTask;
    });

    private static async Task PrintAsync(string name, int mentions, Func<Task> work) => Console.WriteLine((await Measure.OfAsync(work)).Line(name, mentions));
}
