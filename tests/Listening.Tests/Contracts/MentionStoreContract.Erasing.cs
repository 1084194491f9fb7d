using Listening.Mentions;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Fact]
    public async Task What_is_erased_is_in_no_answer_any_more()
    {
        await PutAsync(Of("a", "secret roast") with { Tags = ["vip"], Author = new() { Name = "Ana" } }, Of("b"));
        await ActAsync(Act("a", ActionKinds.Note, "met her"));
        Assert.Equal([WriteOutcome.Indexed], await EraseAsync("a"));
        Assert.Equal(["b"], await IdsAsync(Search()));
        Assert.Empty(await IdsAsync(Search(Word("secret"))));
        Assert.Equal(1, await Store.CountAsync(Search(), Stop));
        Assert.DoesNotContain(await Store.FacetAsync(Search(), MentionFacet.Author, 10, Stop), count => count.Value == "Ana");
        Assert.Equal(1, (await Store.HistogramAsync(Search(), TimeBucket.Day, TimeZoneInfo.Utc, Stop)).Sum(day => day.Count));
        Assert.Equal(["b"], await Store.ExportAsync(Search() with { IncludeUnmatched = true }, Stop).Select(mention => mention.Id).ToListAsync(Stop));
        Assert.Null(await Store.GetAsync("a", Stop));
        Assert.Equal([ActionKinds.Erased], (await Store.HistoryAsync("a", Stop)).Select(action => action.Kind));
        Assert.Empty(await Store.MissingAsync([new("a", 99)], Stop));
    }

    [Fact]
    public async Task Neither_replay_nor_later_revisions_nor_acts_bring_back_what_was_erased()
    {
        await PutAsync(Of("a", revision: 5));
        await EraseAsync("a");
        Assert.Equal([WriteOutcome.Superseded, WriteOutcome.Superseded], await PutAsync(Of("a", revision: 5), Of("a", revision: long.MaxValue)));
        Assert.Equal([WriteOutcome.Superseded], await ActAsync(Act("a", ActionKinds.Note, "met her", minutes: 5)));
        Assert.Equal([WriteOutcome.Repeated], await EraseAsync("a"));
        Assert.Empty(await IdsAsync(Search() with { IncludeUnmatched = true }));
        Assert.Single(await Store.HistoryAsync("a", Stop));
    }

    [Fact]
    public async Task What_was_never_held_can_be_erased_beforehand()
    {
        Assert.Equal([WriteOutcome.Indexed], await EraseAsync("a"));
        Assert.Equal([WriteOutcome.Superseded], await PutAsync(Of("a")));
        Assert.Null(await Store.GetAsync("a", Stop));
    }

    [Fact]
    public async Task In_one_batch_a_mention_an_act_and_its_erasure_leave_the_tombstone()
    {
        await WriteAsync(
            new StoreOperation.PutMention(Of("a"), "log"),
            new StoreOperation.PutAction(Act("a", ActionKinds.Tag, "vip")),
            new StoreOperation.Erase("a", "roastery", 0, "log"),
            new StoreOperation.Erase("a", "roastery", Noon.ToUnixTimeMilliseconds(), "log", null, Act("a", ActionKinds.Erased, "asked for", actionId: "e")),
            new StoreOperation.PutMention(Of("a", revision: 9), "log"));
        Assert.Null(await Store.GetAsync("a", Stop));
        Assert.Equal([ActionKinds.Erased], (await Store.HistoryAsync("a", Stop)).Select(action => action.Kind));
        Assert.Equal(LedgerOfOneErased, await Store.LedgerAsync(Stop));
    }

    [Fact]
    public virtual async Task The_ledger_counts_what_was_erased_and_what_was_emptied_in_the_log()
    {
        await PutAsync(Of("a"), Of("a", revision: 2), Of("b"));
        await WriteAsync(new StoreOperation.Erase("a", "roastery", 0, "log", "press"));
        await EraseAsync("a");
        Assert.Equal([new StoreLedger("log", "roastery", "press", Indexed: 2, Superseded: 0, Expired: 0, Erased: 2)], await Store.LedgerAsync(Stop));
    }

    [Fact]
    public virtual async Task What_has_expired_can_be_erased_and_counts_once()
    {
        await PutAsync(Of("a"));
        await Store.ExpireAsync("roastery", Noon.AddDays(1), Stop);
        await EraseAsync("a");
        Assert.Equal([WriteOutcome.Superseded], await PutAsync(Of("a", revision: 9)));
        var ledger = Assert.Single(await Store.LedgerAsync(Stop));
        Assert.Equal((1, 0), (ledger.Expired, ledger.Erased));
    }

    private protected virtual IReadOnlyList<StoreLedger> LedgerOfOneErased => [new("log", "roastery", "press", Indexed: 0, Superseded: 1, Expired: 0, Erased: 1)];

    private protected Task<IReadOnlyList<WriteOutcome>> EraseAsync(string id) =>
        WriteAsync(new StoreOperation.Erase(id, "roastery", Noon.ToUnixTimeMilliseconds(), "log", null, Act(id, ActionKinds.Erased, "asked for", actionId: "erasure of " + id)));
}
