using Listening.Mentions;

namespace Listening.Tests.Indexer;

/// <summary>What cannot be written and what a unit's faults do to the others. The numbers are those of the delivery behaviours.</summary>
public sealed class HoldTests : IndexingBench
{
    // 14, and rule 7 of the architecture
    [Fact]
    public async Task A_blocked_unit_waits_with_an_alarm_and_its_neighbour_keeps_its_rate()
    {
        Store.Answer = operation => ScriptedStore.Id(operation)[0] == 'b' ? new(WriteOutcome.Held, "security_exception", "No right to write.") : null;
        Log.Mentions("blocked", Names("b", 5_000));
        Log.Mentions("healthy", Names("h", 5_000));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("healthy/0") == 5_000);
        var batches = Store.Batches.Count(batch => ScriptedStore.Id(batch.Operations[0])[0] == 'h');
        Assert.InRange(batches, 50, 110);
        Assert.Equal(0, Log.Acknowledged("blocked/0"));
        Assert.Equal("blocked held: No right to write.", Health.Problem);
        await PassAsync(TimeSpan.FromMinutes(10));
        // 1, 2, 4 … s and then at least every minute; each time no more than what is in hand.
        Assert.InRange(Log.Holds.Count, 12, 30);
        Store.Answer = _ => null;
        await UntilAsync(() => Log.Acknowledged("blocked/0") == 5_000 && Health.Problem is null);
        Assert.Equal(10_000, Store.Ids.Distinct().Count());
        Assert.Empty(Log.Letters);
    }

    [Fact]
    public async Task A_unit_that_is_held_with_writes_in_flight_loses_nothing()
    {
        (Store.MaxInFlight, Options.BatchSize) = (3, 10);
        var (first, slow) = (new TaskCompletionSource(), new TaskCompletionSource());
        var isBlocked = true;
        Store.Before = batch => ScriptedStore.Id(batch.Operations[0]) switch { "b0" => first.Task, "b10" => slow.Task, _ => Task.CompletedTask };
        Store.Answer = operation => isBlocked && ScriptedStore.Id(operation) == "b0" ? new(WriteOutcome.Held, "blocked", "Blocked.") : null;
        Log.Mentions("blocked", Names("b", 40));
        await StartAsync();
        await UntilAsync(() => Store.MostInFlight > 1);
        first.SetResult();
        await UntilAsync(() => Log.Holds.Count == 1);
        await PassAsync(TimeSpan.FromSeconds(90));
        // Not before what is in flight has come back: an older one might land later.
        Assert.Single(Log.Holds);
        isBlocked = false;
        slow.SetResult();
        await UntilAsync(() => Log.Acknowledged("blocked/0") == 40);
        Assert.False(Store.IdsMet);
        Assert.Equal(40, Store.Ids.Distinct().Count());
    }

    // 9: a unit that repeats must not fill the memory of the others.
    [Fact]
    public async Task A_unit_that_is_repeated_without_end_leaves_room_for_the_others()
    {
        Store.Answer = operation => ScriptedStore.Id(operation)[0] == 'b' ? new(WriteOutcome.Again, "429", "Too much at once.") : null;
        Log.Mentions("busy", Names("b", 5_000));
        Log.Mentions("healthy", Names("h", 5_000));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("healthy/0") == 5_000);
        Store.Answer = _ => null;
        await UntilAsync(() => Log.Acknowledged("busy/0") == 5_000 && Health.Problem is null);
    }

    // 21, 22
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_store_refuses_is_set_aside_with_its_bytes_and_the_others_are_written(bool isAllOrNothing)
    {
        Store.IsAllOrNothing = isAllOrNothing;
        Store.Answer = operation => ScriptedStore.Id(operation) is "m3" or "m4" or "m90" ? new(WriteOutcome.Refused, "mapper_parsing_exception", "This one cannot be stored.") : null;
        Log.Mentions("roastery", Names("m", 100));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 100);
        Assert.Equal(["m3", "m4", "m90"], Log.Letters.Select(letter => letter.Key));
        Assert.All(Log.Letters, letter => Assert.Equal(("mapper_parsing_exception", "This one cannot be stored.", "roastery/0"), (letter.ErrorType, letter.Reason, letter.Partition)));
        Assert.All(Log.Letters, letter => Assert.Equal(letter.Key, System.Text.Json.JsonSerializer.Deserialize(letter.Payload, MentionJson.Mention)!.Id));
        Assert.Equal(97, Store.Ids.Distinct().Count());
        Assert.Equal(100, Store.Batches.Last().Checkpoints["roastery/0"]);
        Assert.InRange(Store.Batches.Count, 2, 3);
    }

    // 22
    [Fact]
    public async Task What_cannot_be_set_aside_holds_its_unit_only()
    {
        Log.Damaged.Add("roastery");
        Store.Answer = operation => ScriptedStore.Id(operation) == "m3" ? new(WriteOutcome.Refused, "refused", "This one cannot be stored.") : null;
        Log.Mentions("roastery", Names("m", 10));
        Log.Mentions("rental", Names("n", 10));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("rental/0") == 10 && Health.Problem?.Contains("held", StringComparison.Ordinal) == true);
        Assert.Contains("The file of roastery is damaged.", Health.Problem, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(3, Log.Acknowledged("roastery/0"));
        Assert.False(HasEnded);
        Log.Damaged.Clear();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10 && Health.Problem is null);
        Assert.Equal("m3", Assert.Single(Log.Letters).Key);
    }

    // 23
    [Fact]
    public async Task What_cannot_be_understood_is_set_aside_and_blocks_nothing()
    {
        Log.Append("roastery", "roastery/0", LogStream.Mentions, "m0", "no json"u8.ToArray());
        Log.Mentions("roastery", "m1");
        Log.Append("roastery", "roastery/0", LogStream.Polls, "press", null);
        Log.Append("roastery", "roastery/0", LogStream.Mentions, "", "{}"u8.ToArray());
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 4);
        Assert.Equal(["undecodable", "no_value", "no_key"], Log.Letters.Select(letter => letter.ErrorType));
        Assert.Equal("no json"u8.ToArray(), Log.Letters.First().Payload);
        Assert.Equal(["m1"], Store.Ids);
        Assert.Equal(4, Store.Batches.Single().Checkpoints["roastery/0"]);
    }

    // 22: a letter is safe before the checkpoint passes its record.
    [Fact]
    public async Task Poison_is_set_aside_before_the_store_takes_the_position()
    {
        Store.Faults = 3;
        Log.Append("roastery", "roastery/0", LogStream.Mentions, "m0", "no json"u8.ToArray());
        Log.Mentions("roastery", "m1");
        await StartAsync();
        await UntilAsync(() => Store.Tries > 0);
        Assert.Single(Log.Letters);
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 2);
        Assert.Single(Log.Letters);
    }

    // 24
    [Fact]
    public async Task A_thousand_of_one_fault_hold_the_unit_instead_of_being_set_aside()
    {
        var isMended = false;
        Store.Answer = operation => !isMended && ScriptedStore.Id(operation)[0] == 'm' ? new(WriteOutcome.Refused, "strict_dynamic_mapping_exception", "No such field.") : null;
        Log.Mentions("roastery", Names("m", 1_000));
        Log.Mentions("rental", Names("n", 1_000));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("rental/0") == 1_000 && Health.Problem?.Contains("held", StringComparison.Ordinal) == true);
        await PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal(100, Log.Letters.Count);
        Assert.Contains("strict_dynamic_mapping_exception", Health.Problem, StringComparison.Ordinal);
        Assert.Equal(100, Log.Acknowledged("roastery/0"));
        isMended = true;
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 1_000 && Health.Problem is null);
        Assert.Equal(900, Store.Ids.Count(id => id[0] == 'm'));
    }
}
