using Listening.Mentions;
using Listening.Queries;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

public sealed class SqliteMentionStoreFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.File("store.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_gives_one_clear_line()
    {
        System.IO.File.WriteAllText(File, new string('x', 10_000));
        var fault = Assert.Throws<StorageException>(() => new SqliteMentionStore(File));
        Assert.Equal(StorageFault.Corrupted, fault.Fault);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task A_damaged_page_is_a_fault_of_the_storage_and_not_of_the_caller()
    {
        using (var store = new SqliteMentionStore(File))
            await WriteAsync(store, 3_000);
        using (var stream = System.IO.File.Open(File, FileMode.Open))
        {
            stream.Position = 16 * 1024;
            stream.Write(Enumerable.Repeat((byte)0xAA, (int)stream.Length - (32 * 1024)).ToArray());
        }

        using var damaged = new SqliteMentionStore(File);
        var fault = await Assert.ThrowsAsync<StorageException>(() => damaged.FacetAsync(Search(null), MentionFacet.Unit, 10, Stop));
        Assert.Equal(StorageFault.Corrupted, fault.Fault);
    }

    [Fact]
    public async Task A_query_that_would_read_too_many_documents_says_which_part_does()
    {
        using var store = new SqliteMentionStore(File, SearchLimits.Default with { Candidates = 10 });
        await WriteAsync(store, 11);
        var query = Query.Parse("north AND \"#roast north\"", QueryOptions.Search).Query!;
        Assert.Equal(0, await store.CountAsync(Search(query), Stop));
        var broad = Query.Parse("north OR tag:a*b", QueryOptions.Search).Query!;
        var refused = await Assert.ThrowsAsync<QueryNotServedException>(() => store.CountAsync(Search(broad), Stop));
        Assert.Contains("\"a*b\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_cannot_be_stored_is_named_and_its_batch_leaves_nothing_behind()
    {
        using var store = new SqliteMentionStore(File);
        var poison = SampleMention.Of("b") with { Source = null! };
        var results = await store.WriteAsync(Batch([SampleMention.Of("a"), poison, SampleMention.Of("c")]), Stop);
        Assert.Equal([WriteOutcome.Again, WriteOutcome.Refused, WriteOutcome.Again], results.Select(result => result.Outcome));
        Assert.Equal("not_storable", results[1].ErrorType);
        Assert.False(string.IsNullOrEmpty(results[1].Reason));
        Assert.Empty(await store.CheckpointsAsync(Stop));
        await store.WriteAsync(Batch([SampleMention.Of("a")]), Stop);
        Assert.Equal(1, await store.CountAsync(Search(null), Stop));
        Assert.Equal("press", Assert.Single(await store.LedgerAsync(Stop)).SourceId);
    }

    [Fact]
    public async Task Polls_are_kept_up_to_a_number_per_source()
    {
        using var store = new SqliteMentionStore(File);
        StoreOperation[] polls = [.. Enumerable.Range(0, 300).Select(minute => new StoreOperation.PutPoll(SampleMention.Poll("a", minute)))];
        await store.WriteAsync(new() { Operations = polls, Checkpoints = new Dictionary<string, long>(), Now = SampleMention.Noon }, Stop);
        var kept = await store.PollsAsync(null, null, 1_000, Stop);
        Assert.Equal((200, SampleMention.Noon.AddMinutes(299)), (kept.Count, kept[0].Timestamp));
    }

    [Fact]
    public async Task Deep_and_wide_queries_are_answered()
    {
        using var store = new SqliteMentionStore(File);
        await WriteAsync(store, 3);
        QueryNode deep = new WordNode { Folded = "north" };
        for (var level = 0; level < 60; level++)
            deep = level % 2 == 0 ? new OrNode { Children = new([new WordNode { Folded = $"w{level}" }, deep]) } : new AndNode { Children = new([new WordNode { Folded = "roast" }, deep]) };
        var wide = new OrNode { Children = new([.. Enumerable.Range(0, 4_000).Select(number => new WordNode { Folded = $"w{number}" }), new WordNode { Folded = "north" }]) };
        Assert.Equal(3, await store.CountAsync(Search(new Query("", deep, [])), Stop));
        Assert.Equal(3, await store.CountAsync(Search(new Query("", wide, [])), Stop));
    }

    private static Task WriteAsync(SqliteMentionStore store, int count) =>
        store.WriteAsync(Batch([.. Enumerable.Range(0, count).Select(number => SampleMention.Of($"id{number}", minutes: number))]), Stop);

    private static StoreBatch Batch(Mention[] mentions) => new()
    {
        Operations = [.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))],
        Checkpoints = new Dictionary<string, long> { ["log"] = mentions.Length },
        Now = SampleMention.Noon,
    };

    private static MentionSearch Search(Query? query) => new() { Query = query, Now = SampleMention.Noon };
}
