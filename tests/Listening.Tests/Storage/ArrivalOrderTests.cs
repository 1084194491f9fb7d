using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Storage;

/// <summary>Revisions and acts give the same mention in whichever order, however often and in whichever batches they come.</summary>
public sealed class ArrivalOrderTests
{
    private static readonly StoreOperation[] Operations =
    [
        .. Enumerable.Range(1, 3).Select(revision => new StoreOperation.PutMention(
            Of("a", $"revision {revision}", minutes: revision % 2, revision: revision) with { Tags = [$"source{revision}"], Sentiment = new() { Label = "neutral" } }, "log")),
        .. new[]
        {
            Act("a", ActionKinds.Status, "open", 1), Act("a", ActionKinds.Status, "closed", 1, "zz"), Act("a", ActionKinds.Label, "negative", 2), Act("a", ActionKinds.Label, "positive", 3),
            Act("a", ActionKinds.Tag, "vip", 1), Act("a", ActionKinds.Untag, "vip", 2), Act("a", ActionKinds.Tag, "later", 3), Act("a", ActionKinds.Untag, "source3", 1),
            Act("a", ActionKinds.Note, "one", 1), Act("a", ActionKinds.Note, "two", 0), Act("a", ActionKinds.Seen, null, 4), Act("a", ActionKinds.Seen, null, 2), Act("a", ActionKinds.Assignee, "", 5),
        }.Select(action => new StoreOperation.PutAction(action)),
    ];

    [Fact]
    public async Task Any_order_and_repetition_gives_the_same_mention()
    {
        var expected = await StateAsync(Operations, 100);
        var arrivals =
            from order in Gen.Shuffle(Operations)
            from repeats in Gen.Elements(Operations).ListOf(8)
            from batch in Gen.Choose(1, 6)
            select (Operations: order.Concat(repeats).ToArray(), Batch: batch);
        Prop.ForAll(Arb.From(arrivals), arrival => StateAsync(arrival.Operations, arrival.Batch).GetAwaiter().GetResult() == expected)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true));
    }

    private static async Task<string> StateAsync(StoreOperation[] operations, int batchSize)
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        using var store = new SqliteMentionStore(folder.File("store.db"));
        long position = 0;
        foreach (var batch in operations.Chunk(batchSize))
            await store.WriteAsync(new() { Operations = batch, Checkpoints = new Dictionary<string, long> { ["log"] = position += batch.Length }, Now = Noon }, stop);
        var found = Assert.Single((await store.SearchAsync(new() { Now = Noon }, stop)).Mentions);
        return JsonSerializer.Serialize(found with { Indexed = null }, MentionJson.Mention);
    }
}
