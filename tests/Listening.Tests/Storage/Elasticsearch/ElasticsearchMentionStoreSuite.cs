using Listening.Mentions;
using Listening.Tests.Contracts;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Storage;

/// <summary>The suite of every store, over Elasticsearch. Where it keeps no positions and no count of records, what it has instead is held.</summary>
public abstract class ElasticsearchMentionStoreSuite : MentionStoreContract, IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public override async Task Checkpoints_are_those_of_the_last_batch_and_never_go_back()
    {
        await PutAsync(Of("a"));
        Assert.Empty(await Store.CheckpointsAsync(Stop));
    }

    [Fact]
    public override async Task Every_record_counts_once_however_often_a_batch_is_delivered()
    {
        for (var delivery = 0; delivery < 2; delivery++)
            await PutAsync(Of("a", revision: 2), Of("a"), Of("b"), Of("c") with { Source = new() { Id = "Wire", Kind = "feed" } });
        Assert.Equal([new StoreLedger("", "roastery", "Wire", 1, 0, 0), new StoreLedger("", "roastery", "press", 2, 0, 0)], await Store.LedgerAsync(Stop));
    }

    [Fact]
    public override async Task The_ledger_counts_under_the_source_that_the_log_names_until_the_mention_expires()
    {
        await WriteAsync(new StoreOperation.PutMention(Of("a"), "log", LedgerSource: "import"));
        await ActAsync(Act("stub", ActionKinds.Tag, "vip"));
        Assert.Equal([new StoreLedger("", "roastery", "press", 1, 0, 0)], await Store.LedgerAsync(Stop));
        await Store.ExpireAsync("roastery", Noon.AddMinutes(10), Stop);
        Assert.Empty(await Store.LedgerAsync(Stop));
    }

    [Fact]
    public override async Task Expired_records_are_counted()
    {
        await PutAsync(Of("old"), Of("young", minutes: 10));
        Assert.Equal(1, await Store.ExpireAsync("roastery", Noon.AddMinutes(10), Stop));
        Assert.Equal([WriteOutcome.Expired, WriteOutcome.Repeated], await PutAsync(Of("old"), Of("young", minutes: 10)));
    }

    [Fact]
    public override async Task The_ledger_counts_what_was_erased_and_what_was_emptied_in_the_log()
    {
        await PutAsync(Of("a"), Of("b"));
        await EraseAsync("a");
        Assert.Equal([new StoreLedger("", "roastery", "press", 1, 0, 0)], await Store.LedgerAsync(Stop));
    }

    [Fact]
    public override async Task What_has_expired_can_be_erased_and_counts_once()
    {
        await PutAsync(Of("a"));
        await Store.ExpireAsync("roastery", Noon.AddDays(1), Stop);
        Assert.Equal([WriteOutcome.Indexed], await EraseAsync("a"));
        Assert.Equal([WriteOutcome.Superseded], await PutAsync(Of("a", revision: 9)));
        Assert.Empty(await Store.LedgerAsync(Stop));
    }

    private protected override IReadOnlyList<StoreLedger> LedgerOfOneErased => [];

    protected abstract ValueTask CleanAsync();
}
