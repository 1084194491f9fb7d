using System.Globalization;
using Listening.Indexer;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Benchmarks.Load;

/// <summary>Generated posts through the product's own stages in one process, three units side by side: decide, commit, index, store; then searches over what is stored.</summary>
internal static class LoadScenario
{
    /// <summary>Entries of one feed document.</summary>
    public const int EntriesPerFeed = 100;

    public static async Task RunAsync(int mentions, string folder, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.GetFiles(folder, "*.db*"))
            File.Delete(file);
        // First, while the process is small: the whole road, so that its peak is its own.
        var road = await Measure.OfAsync(() => WholeRoadAsync(mentions, folder, cancellationToken));
        var peak = Measure.PeakMemory();
        var generated = await Measure.OfAsync(() => Generate(mentions));
        Console.WriteLine(Measure.Heading);
        Console.WriteLine(road.Line("end to end", mentions));
        Console.WriteLine(generated.Line("  of which generating the posts", mentions));
        await StageLoad.RunAsync(Math.Min(mentions, 20_000), Directory.CreateDirectory(Path.Combine(folder, "stages")).FullName, cancellationToken);
        using var store = new SqliteMentionStore(SqliteFiles.Store(folder));
        await CheckAsync(store, mentions, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            peak memory end to end     {peak,8:N0} MiB
            collections                {GC.CollectionCount(0)} / {GC.CollectionCount(1)} / {GC.CollectionCount(2)}
            store.db                   {Size(SqliteFiles.Store(folder)) / mentions,8:N0} bytes per mention
            units' files               {LoadUnits.Brands.Keys.Sum(unit => Size(SqliteFiles.Unit(folder, unit))) / mentions,8:N0} bytes per mention
            """));
        await SearchLoad.RunAsync(store, cancellationToken);
        Console.WriteLine($"peak memory with searches {Measure.PeakMemory():N0} MiB");
    }

    private static async Task WholeRoadAsync(int mentions, string folder, CancellationToken cancellationToken)
    {
        var documents = mentions / EntriesPerFeed;
        var listeners = LoadUnits.Brands.Keys.Select(unit => new LoadListener(folder, LoadUnits.Unit(unit, documents), TimeProvider.System)).ToList();
        using var store = new SqliteMentionStore(SqliteFiles.Store(folder));
        using var metrics = new IndexerMetrics();
        using var indexer = new IndexerService(
            new SqliteEventLog(folder, TimeProvider.System),
            store,
            () => new Dictionary<string, TimeSpan>(),
            new IndexerOptions(),
            metrics,
            TimeProvider.System,
            NullLogger<IndexerService>.Instance);
        await indexer.StartAsync(cancellationToken);
        await Task.WhenAll([HandOverAsync(listeners, documents), .. listeners.Select(listener => listener.RunAsync())]);
        // Asked to stop, the indexer first empties the log.
        await indexer.StopAsync(CancellationToken.None);
        listeners.ForEach(listener => listener.Dispose());
    }

    private static async Task HandOverAsync(List<LoadListener> listeners, int documents)
    {
        await Task.Yield();
        var posts = new GeneratedPosts(1, TimeProvider.System.GetUtcNow());
        for (var position = 0; position < documents; position++)
        {
            var listener = listeners[position % listeners.Count];
            await listener.HandOverAsync(listener.Visit(position, posts.Next(listener.Unit.Unit, EntriesPerFeed, position, documents)));
        }

        listeners.ForEach(listener => listener.Complete());
    }

    private static void Generate(int mentions)
    {
        var posts = new GeneratedPosts(1, TimeProvider.System.GetUtcNow());
        for (var position = 0; position < mentions / EntriesPerFeed; position++)
            posts.Next("roastery", EntriesPerFeed, position, mentions / EntriesPerFeed);
    }

    private static async Task CheckAsync(SqliteMentionStore store, int mentions, CancellationToken cancellationToken)
    {
        var stored = await store.CountAsync(new MentionSearch { Now = TimeProvider.System.GetUtcNow() }, cancellationToken);
        if (stored != mentions / EntriesPerFeed * EntriesPerFeed)
            throw new InvalidOperationException($"{mentions:N0} posts went in and {stored:N0} mentions are stored.");
    }

    private static long Size(string path) => new FileInfo(path).Length;
}
