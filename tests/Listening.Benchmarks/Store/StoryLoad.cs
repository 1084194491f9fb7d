using System.Diagnostics;
using Listening.Indexer;
using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;

namespace Listening.Benchmarks.Store;

/// <summary>What stories cost: the fingerprint alone, then random posts of one language and 200 days through settling and the embedded store. No two of them are copies: every one that joins a story is an error.</summary>
internal static class StoryLoad
{
    private const int BatchSize = 2_000;

    public static async Task RunAsync(int count, string folder)
    {
        var generated = new GeneratedMentions(1);
        var mentions = new Mention[count];
        var (tokens, spent, allocated) = (new TokenizedDocument(), TimeSpan.Zero, 0L);
        for (var number = 0; number < count; number++)
        {
            var mention = generated.Next(number, count);
            tokens.Read(mention.ToQueryDocument());
            var (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            var fingerprint = StoryFingerprint.Of(tokens);
            allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
            spent += Stopwatch.GetElapsedTime(start);
            mentions[number] = mention with { StoryBands = StoryBands.Write(fingerprint) };
        }

        Console.WriteLine($"fingerprint {spent.TotalMicroseconds / count:F2} µs, {allocated / count} bytes allocated");
        await SettleAsync(mentions, folder);
    }

    private static async Task SettleAsync(Mention[] mentions, string folder)
    {
        using var store = new SqliteMentionStore(SqliteFiles.Store(folder));
        using var settler = new StorySettler(store.Stories);
        var (settling, writing, joined, written) = (TimeSpan.Zero, TimeSpan.Zero, 0, 0);
        foreach (var batch in mentions.Chunk(BatchSize))
        {
            var before = Environment.CpuUsage.TotalTime;
            var operations = await settler.SettleAsync([.. batch.Select(mention => new StoreOperation.PutMention(mention, "load"))], CancellationToken.None);
            var between = Environment.CpuUsage.TotalTime;
            await store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long> { ["load"] = written += batch.Length }, Now = DateTimeOffset.UnixEpoch }, CancellationToken.None);
            (settling, writing) = (settling + between - before, writing + Environment.CpuUsage.TotalTime - between);
            joined += operations.OfType<StoreOperation.PutMention>().Count(put => put.Mention.Story != put.Mention.Id);
        }

        Console.WriteLine($"{mentions.Length:N0} mentions: settling {settling.TotalMicroseconds / mentions.Length:F1} µs of processor each, writing {writing.TotalMicroseconds / mentions.Length:F1} µs, joined by error {joined}");
        Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
    }
}
