using System.Text.Json;
using Listening.Mentions;
using static Listening.Tests.Contracts.SampleMention;

namespace Listening.Tests.Contracts;

public abstract partial class MentionStoreContract
{
    [Fact]
    public async Task A_written_mention_is_read_back_as_it_was_with_the_time_of_indexing()
    {
        var mention = Of("a", "Über <b>Röst</b> & “more” 🙂") with { Hashtags = ["Coffee"], Rating = 4.5, Author = new() { Name = "Ana" } };
        await PutAsync(mention);
        var read = await Store.GetAsync("a", Stop);
        Assert.Equal(Noon.AddDays(1), read!.Indexed);
        Assert.Equal(Json(mention), Json(read with { Indexed = null }));
        Assert.Null(await Store.GetAsync("b", Stop));
    }

    [Fact]
    public async Task Fields_of_a_newer_schema_survive()
    {
        var mention = Of("a") with { Unknown = new Dictionary<string, JsonElement> { ["mood"] = JsonSerializer.SerializeToElement("sunny") } };
        await PutAsync(mention);
        await ActAsync(Act("a", ActionKinds.Status, "open"));
        Assert.Equal("sunny", (await Store.GetAsync("a", Stop))!.Unknown!["mood"].GetString());
    }

    [Theory]
    [InlineData(2, 1, WriteOutcome.Superseded, "second")]
    [InlineData(2, 2, WriteOutcome.Repeated, "second")]
    [InlineData(1, 2, WriteOutcome.Indexed, "first")]
    public async Task The_higher_revision_stands_whichever_comes_first(long earlier, long later, WriteOutcome outcome, string found)
    {
        var other = found == "second" ? "first" : "second";
        await PutAsync(Of("a", found == "second" ? "second" : other, revision: earlier));
        Assert.Equal([outcome], await PutAsync(Of("a", "first", minutes: 5, revision: later)));
        Assert.Equal(["a"], await IdsAsync(Search(Word(found))));
        Assert.Empty(await IdsAsync(Search(Word(other))));
        Assert.Equal(1, await Store.CountAsync(Search(), Stop));
    }

    [Fact]
    public async Task Revisions_of_one_batch_are_decided_in_order()
    {
        var outcomes = await PutAsync(Of("a", "one"), Of("a", "three", revision: 3), Of("a", "two", revision: 2), Of("a", "three", revision: 3));
        Assert.Equal([WriteOutcome.Indexed, WriteOutcome.Indexed, WriteOutcome.Superseded, WriteOutcome.Repeated], outcomes);
        Assert.Equal("three", (await Store.GetAsync("a", Stop))!.Text);
    }

    [Fact]
    public async Task Mentions_of_one_millisecond_do_not_displace_each_other()
    {
        await PutAsync([.. Enumerable.Range(0, 500).Select(number => Of($"id{number}"))]);
        await PutAsync([.. Enumerable.Range(500, 500).Select(number => Of($"id{number}"))]);
        Assert.Equal(1_000, (await IdsAsync(Search() with { Limit = 2_000 })).Distinct().Count());
    }

    [Fact]
    public virtual async Task Checkpoints_are_those_of_the_last_batch_and_never_go_back()
    {
        Assert.Empty(await Store.CheckpointsAsync(Stop));
        await PutAsync(Of("a"), Of("b"));
        await Store.WriteAsync(new() { Operations = [], Checkpoints = new Dictionary<string, long> { ["log"] = 1, ["other"] = 7 }, Now = Noon }, Stop);
        Assert.Equal(new Dictionary<string, long> { ["log"] = 2, ["other"] = 7 }, await Store.CheckpointsAsync(Stop));
    }

    [Fact]
    public virtual async Task Every_record_counts_once_however_often_a_batch_is_delivered()
    {
        var batch = new StoreBatch
        {
            Operations = [new StoreOperation.PutMention(Of("a", revision: 2), "log"), new StoreOperation.PutMention(Of("a"), "log"), new StoreOperation.PutMention(Of("b"), "log")],
            Checkpoints = new Dictionary<string, long> { ["log"] = 3 },
            Now = Noon,
        };
        await Store.WriteAsync(batch, Stop);
        await Store.WriteAsync(batch, Stop);
        Assert.Equal([new StoreLedger("log", "roastery", "press", Indexed: 2, Superseded: 1, Expired: 0)], await Store.LedgerAsync(Stop));
    }

    [Fact]
    public virtual async Task The_ledger_counts_under_the_source_that_the_log_names_until_the_mention_expires()
    {
        await WriteAsync(new StoreOperation.PutMention(Of("a"), "log", LedgerSource: "import"));
        await ActAsync(Act("a", ActionKinds.Tag, "vip"));
        Assert.Equal([new StoreLedger("log", "roastery", "import", Indexed: 1, Superseded: 0, Expired: 0)], await Store.LedgerAsync(Stop));
        await Store.ExpireAsync("roastery", Noon.AddMinutes(10), Stop);
        Assert.Equal([new StoreLedger("log", "roastery", "import", Indexed: 0, Superseded: 0, Expired: 1)], await Store.LedgerAsync(Stop));
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        await PutAsync(Of("a", revision: 5));
        Assert.Equal(["a", "b"], await Store.MissingAsync([new("a", 6), new("a", 5), new("b", 1), new("a", 4)], Stop));
    }

    [Fact]
    public async Task Expired_mentions_are_gone_and_stay_gone()
    {
        await PutAsync(Of("old"), Of("young", minutes: 10), Of("other", revision: 3) with { Unit = "repairs" });
        Assert.Equal(1, await Store.ExpireAsync("roastery", Noon.AddMinutes(10), Stop));
        Assert.Equal(["other", "young"], (await IdsAsync(Search())).Order());
        Assert.All(await PutAsync(Of("old")), outcome => Assert.True(outcome is WriteOutcome.Repeated or WriteOutcome.Expired));
        Assert.Empty(await Store.MissingAsync([new("old", 1)], Stop));
        Assert.Null(await Store.GetAsync("old", Stop));
    }

    [Fact]
    public virtual async Task Expired_records_are_counted()
    {
        await PutAsync(Of("old"), Of("young", minutes: 10));
        await Store.ExpireAsync("roastery", Noon.AddMinutes(10), Stop);
        await PutAsync(Of("old"));
        var ledger = Assert.Single(await Store.LedgerAsync(Stop));
        Assert.Equal(1, ledger.Expired);
        Assert.Equal(3, ledger.Indexed + ledger.Superseded + ledger.Expired);
    }

    [Fact]
    public async Task Polls_come_newest_first_by_unit_and_source_and_repeats_are_harmless()
    {
        var polls = new[] { Poll("a", 1), Poll("b", 2), Poll("a", 3), Poll("a", 4, unit: "repairs") };
        StoreOperation[] operations = [.. polls.Select(poll => new StoreOperation.PutPoll(poll))];
        await WriteAsync(operations);
        Assert.All(await WriteAsync(operations), outcome => Assert.Equal(WriteOutcome.Repeated, outcome));
        Assert.Equal([Noon.AddMinutes(3), Noon.AddMinutes(1)], (await Store.PollsAsync("roastery", "a", 10, Stop)).Select(poll => poll.Timestamp));
        Assert.Equal([Noon.AddMinutes(4), Noon.AddMinutes(3)], (await Store.PollsAsync(null, null, 2, Stop)).Select(poll => poll.Timestamp));
        Assert.Equal(["a", "b", "a"], (await Store.PollsAsync("roastery", null, 10, Stop)).Select(poll => poll.Source.Id));
    }

    private static string Json(Mention mention) => JsonSerializer.Serialize(mention, MentionJson.Mention);
}
