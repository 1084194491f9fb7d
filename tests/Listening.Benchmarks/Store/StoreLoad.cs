using System.Diagnostics;
using Listening.Benchmarks.Load;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;

namespace Listening.Benchmarks.Store;

/// <summary>Fills an embedded store in batches of 1,000 and asks it typical questions: mentions per second, latencies, memory, size.</summary>
internal static class StoreLoad
{
    private const int BatchSize = 1_000;

    public static async Task RunAsync(int count, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = SqliteFiles.Store(folder);
        foreach (var file in Directory.GetFiles(folder, SqliteFiles.StoreName + "*"))
            File.Delete(file);
        using var store = new SqliteMentionStore(path);
        await FillAsync(store, count);
        Console.WriteLine($"file {new FileInfo(path).Length >> 20} MiB, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        Console.WriteLine(Latencies.Heading);
        foreach (var (name, query) in Questions())
            Console.WriteLine((await Latencies.OfAsync(() => query(store))).Line(name));
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }

    private static async Task FillAsync(SqliteMentionStore store, int count)
    {
        var mentions = new GeneratedMentions(1);
        var clock = new Stopwatch();
        var processor = TimeSpan.Zero;
        for (var written = 0; written < count; written += BatchSize)
        {
            var operations = new List<StoreOperation>(BatchSize);
            for (var index = 0; index < BatchSize; index++)
                operations.Add(new StoreOperation.PutMention(mentions.Next(written + index, count), "load"));
            var before = Environment.CpuUsage.TotalTime;
            clock.Start();
            await store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long> { ["load"] = written + BatchSize }, Now = DateTimeOffset.UnixEpoch }, CancellationToken.None);
            clock.Stop();
            processor += Environment.CpuUsage.TotalTime - before;
            if ((written + BatchSize) % (count / 10) == 0)
                Console.WriteLine($"{written + BatchSize,9:N0} written, {(written + BatchSize) / clock.Elapsed.TotalSeconds,8:N0}/s, {processor.TotalMicroseconds / (written + BatchSize):F1} µs of processor time each");
        }
    }

    private static IEnumerable<(string Name, Func<SqliteMentionStore, Task> Ask)> Questions()
    {
        var (common, middle, rare) = (GeneratedMentions.Word(0), GeneratedMentions.Word(300), GeneratedMentions.Word(40_000));
        yield return Search("no query", "");
        yield return Search("common word", common);
        yield return Search("rare word", rare);
        yield return Search("two words", $"{common} {middle}".Replace(" ", " AND ", StringComparison.Ordinal));
        yield return Search("phrase", $"\"{common} {GeneratedMentions.Word(1)}\"");
        yield return Search("prefix", middle[..4] + "*");
        yield return Search("boolean", $"({common} OR {middle}) NOT {GeneratedMentions.Word(2)}");
        yield return Search("unit and sentiment", "unit:roastery sentiment:negative".Replace(" ", " AND ", StringComparison.Ordinal));
        yield return Search("site", "site:example.org");
        yield return Search("dates", $"{common} AND published:[2026-02-01 TO 2026-02-10]");
        yield return Search("substring", "url:posts/1234");
        yield return Search("relevance, common", common, MentionSort.Relevance);
        yield return Search("relevance, middle", middle, MentionSort.Relevance);
        yield return ("count, common", store => store.CountAsync(Of(common), CancellationToken.None));
        yield return ("count, all", store => store.CountAsync(Of(""), CancellationToken.None));
        foreach (var facet in new[] { MentionFacet.Sentiment, MentionFacet.Author, MentionFacet.Query })
        {
            yield return ($"facet {facet}, all", store => store.FacetAsync(Of(""), facet, 20, CancellationToken.None));
            yield return ($"facet {facet}, unit", store => store.FacetAsync(Of("unit:roastery"), facet, 20, CancellationToken.None));
            yield return ($"facet {facet}, common", store => store.FacetAsync(Of(common), facet, 20, CancellationToken.None));
        }

        yield return ("histogram, all", store => store.HistogramAsync(Of(""), TimeBucket.Day, TimeZoneInfo.Utc, CancellationToken.None));
        yield return ("histogram, common", store => store.HistogramAsync(Of(common), TimeBucket.Day, TimeZoneInfo.Utc, CancellationToken.None));
    }

    private static (string, Func<SqliteMentionStore, Task>) Search(string name, string query, MentionSort sort = MentionSort.Newest) =>
        (name, store => store.SearchAsync(Of(query) with { Sort = sort }, CancellationToken.None));

    private static MentionSearch Of(string query) => new()
    {
        Query = query.Length == 0 ? null : Query.Parse(query, QueryOptions.Search).Query ?? throw new InvalidOperationException(query),
        Now = DateTimeOffset.UnixEpoch,
    };
}
