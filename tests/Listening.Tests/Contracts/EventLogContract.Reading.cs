using Listening.Mentions;

namespace Listening.Tests.Contracts;

public abstract partial class EventLogContract
{
    [Fact]
    public async Task Records_come_in_the_order_in_which_they_were_written()
    {
        PublishNamed("roastery", "a", "b");
        PublishNamed("roastery", "c");
        await using var reader = Open();
        var records = await ReadMentionsAsync(reader);
        Assert.Equal(Keys("a", "b", "c"), records.Select(record => record.Key));
        Assert.All(records, record => Assert.Equal("roastery", record.Unit));
        Assert.Single(records.Select(record => record.Partition).Distinct());
        Assert.Equal(records.Select(record => record.Offset).Order().Distinct(), records.Select(record => record.Offset));
        Assert.Equal(SampleCommit.New("a").Mention, records[0].Value);
        Assert.Empty(await reader.ReadAsync(10, TimeSpan.Zero, Stop));
    }

    [Fact]
    public async Task A_reader_goes_on_from_its_checkpoints()
    {
        PublishNamed("roastery", "a", "b", "c");
        PublishNamed("rental", "d", "e");
        await using var first = Open();
        var all = await ReadMentionsAsync(first);
        var seen = all.Where(record => Keys("a", "b", "d").Contains(record.Key));
        await using var second = Open(After(seen));
        Assert.Equal(Keys("c", "e").Order(), (await ReadMentionsAsync(second)).Select(record => record.Key).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_batch_has_at_most_the_number_asked_for(int limit)
    {
        PublishNamed("roastery", "a", "b", "c");
        PublishNamed("rental", "d", "e", "f");
        await using var reader = Open();
        var keys = new List<string>();
        while (await reader.ReadAsync(limit, TimeSpan.Zero, Stop) is { Count: > 0 } records)
        {
            Assert.InRange(records.Count, 1, limit);
            keys.AddRange(records.Where(record => record.Stream == LogStream.Mentions).Select(record => record.Key));
        }

        Assert.Equal(Keys("a", "b", "c", "d", "e", "f").Order(), keys.Order());
    }

    [Fact]
    public async Task A_flood_of_one_unit_does_not_starve_the_others()
    {
        PublishNamed("alpha", [.. Enumerable.Range(0, 500).Select(number => $"flood {number}")]);
        PublishNamed("zulu", "quiet");
        await using var reader = Open();
        var records = await reader.ReadAsync(20, TimeSpan.Zero, Stop);
        Assert.Contains(Keys("quiet")[0], records.Select(record => record.Key));
        Assert.InRange(records.Count(record => record.Unit == "alpha"), 10, 20);
    }

    [Fact]
    public async Task Every_unit_has_its_turn_even_where_a_batch_holds_fewer_records_than_there_are_units()
    {
        PublishNamed("alpha", [.. Enumerable.Range(0, 50).Select(number => $"flood {number}")]);
        PublishNamed("mike", "one");
        PublishNamed("zulu", "two");
        await using var reader = Open();
        var units = new HashSet<string>();
        for (var turn = 0; turn < 6; turn++)
            units.UnionWith((await reader.ReadAsync(1, TimeSpan.Zero, Stop)).Select(record => record.Unit));
        Assert.Equal(["alpha", "mike", "zulu"], units.Order());
    }

    [Fact]
    public async Task A_batch_is_bounded_in_bytes_and_a_large_record_still_comes_through()
    {
        var large = new byte[5 << 20];
        Publish("roastery", [.. Enumerable.Range(0, 6).Select(number => SampleCommit.New($"large {number}") with { Mention = large })]);
        await using var reader = Open();
        var batches = new List<int>();
        while (await reader.ReadAsync(1_000, TimeSpan.Zero, Stop) is { Count: > 0 } records)
            batches.Add(records.Count(record => record.Value!.Length == large.Length));
        Assert.Equal(6, batches.Sum());
        Assert.InRange(batches.Max(), 1, 3);
    }

    [Fact]
    public async Task A_unit_that_comes_later_is_read_too()
    {
        PublishNamed("roastery", "a");
        await using var reader = Open();
        await ReadMentionsAsync(reader);
        PublishNamed("rental", "b");
        Assert.Equal(Keys("b"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
    }

    [Fact]
    public async Task An_idle_reader_waits_for_the_first_record()
    {
        PublishNamed("roastery", "a");
        await using var reader = Open();
        await ReadMentionsAsync(reader);
        var waiting = reader.ReadAsync(10, TimeSpan.FromSeconds(30), Stop);
        Assert.False(waiting.IsCompleted);
        PublishNamed("roastery", "b");
        Assert.Equal(Keys("b")[0], (await waiting.WaitAsync(TimeSpan.FromSeconds(20), Stop))[0].Key);
    }

    [Fact]
    public async Task Waiting_ends_with_nothing_after_the_patience_and_at_once_when_cancelled()
    {
        PublishNamed("roastery", "a");
        await using var reader = Open();
        await ReadMentionsAsync(reader);
        Assert.Empty(await reader.ReadAsync(10, TimeSpan.FromMilliseconds(1), Stop));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var waiting = reader.ReadAsync(10, TimeSpan.FromHours(1), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20), Stop));
        PublishNamed("roastery", "b");
        Assert.Equal(Keys("b"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
    }

    [Fact]
    public async Task Lag_is_what_was_not_read_yet()
    {
        PublishNamed("roastery", "a", "b", "c");
        PublishNamed("rental", "d");
        await using var reader = Open();
        var all = await reader.LagAsync(Stop);
        Assert.InRange(all, 4, 6);
        var read = await reader.ReadAsync(2, TimeSpan.Zero, Stop);
        Assert.Equal(all - read.Count, await reader.LagAsync(Stop));
        await ReadMentionsAsync(reader);
        Assert.Equal(0, await reader.LagAsync(Stop));
    }

    [Fact]
    public async Task Only_what_was_acknowledged_is_forgotten()
    {
        PublishNamed("roastery", "a", "b", "c");
        PublishNamed("rental", "d");
        await using var reader = Open();
        var records = await ReadMentionsAsync(reader);
        await reader.AcknowledgeAsync(After(records.Single(record => record.Key == Keys("a")[0])), Stop);
        await using var again = Open();
        var left = await ReadMentionsAsync(again);
        Assert.Equal(Keys("b", "c", "d").Order(), left.Select(record => record.Key).Order());
        Assert.Equal(records.Single(record => record.Key == Keys("b")[0]).Offset, left.Single(record => record.Key == Keys("b")[0]).Offset);
    }

    [Fact]
    public async Task An_acknowledgement_of_an_unknown_partition_does_nothing()
    {
        PublishNamed("roastery", "a");
        await using var reader = Open();
        await reader.ReadAsync(1, TimeSpan.Zero, Stop);
        await reader.AcknowledgeAsync(new Dictionary<string, long> { ["roastery/lost"] = 100 }, Stop);
        await using var again = Open(new Dictionary<string, long> { ["roastery/lost"] = 100 });
        Assert.Equal(Keys("a"), (await ReadMentionsAsync(again)).Select(record => record.Key));
    }

    [Fact]
    public async Task A_unit_that_cannot_be_read_does_not_stop_the_others()
    {
        PublishNamed("alpha", "a");
        PublishNamed("roastery", "b");
        Damage("alpha");
        await using var reader = Open();
        Assert.Equal(Keys("b"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
        Assert.Equal(0, await reader.LagAsync(Stop));
        PublishNamed("roastery", "c");
        Assert.Equal(Keys("c"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
    }
}
