using System.Text;
using Listening.Mentions;

namespace Listening.Tests.Indexer;

/// <summary>What the indexer promises about every record of the log. The numbers are those of the delivery behaviours.</summary>
public sealed class DeliveryTests : IndexingBench
{
    // 6
    [Fact]
    public async Task Nothing_is_acknowledged_before_the_store_has_answered()
    {
        var answer = new TaskCompletionSource();
        Store.Before = _ => answer.Task;
        Log.Mentions("roastery", Names("m", 10));
        await StartAsync();
        await UntilAsync(() => Store.MostInFlight == 1);
        await PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(0, Log.Acknowledged("roastery/0"));
        answer.SetResult();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10);
    }

    // 7
    [Fact]
    public async Task Records_that_finish_early_do_not_carry_the_position_over_those_before_them()
    {
        (Store.MaxInFlight, Options.BatchSize) = (2, 10);
        var first = new TaskCompletionSource();
        Store.Before = batch => ScriptedStore.Id(batch.Operations[0]) == "m0" ? first.Task : Task.CompletedTask;
        Log.Mentions("roastery", Names("m", 30));
        await StartAsync();
        await UntilAsync(() => Store.Ids.Count == 20);
        Assert.Equal(0, Log.Acknowledged("roastery/0"));
        first.SetResult();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 30);
        Assert.Equal(2, Store.MostInFlight);
    }

    // 9
    [Fact]
    public async Task A_stalled_store_stops_the_reading_at_a_bound_of_records()
    {
        Store.Before = _ => new TaskCompletionSource().Task;
        Log.Mentions("roastery", Names("m", 2_000));
        await StartAsync();
        await UntilAsync(() => Log.Delivered("roastery/0") >= 200);
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(200, Log.Delivered("roastery/0"));
        Assert.Equal(2_000, Health.Lag);
        Assert.Null(Health.Problem);
    }

    // 9
    [Fact]
    public async Task A_stalled_store_stops_the_reading_at_a_bound_of_bytes()
    {
        (Options.BatchSize, Options.MaxBufferedBytes) = (5, 40_000);
        Store.Before = _ => new TaskCompletionSource().Task;
        for (var number = 0; number < 100; number++)
            Log.Append("roastery", "roastery/0", LogStream.Mentions, $"m{number}", new byte[4_000]);
        await StartAsync();
        await UntilAsync(() => Log.Delivered("roastery/0") >= 5);
        await PassAsync(TimeSpan.FromSeconds(5));
        Assert.InRange(Log.Delivered("roastery/0"), 5, 10);
    }

    // 11
    [Fact]
    public async Task A_batch_is_bounded_in_bytes_and_a_larger_record_goes_alone()
    {
        Options.MaxBatchBytes = 2_500;
        Log.Mentions("roastery", Names("m", 20));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 20);
        Assert.All(Store.Batches, batch => Assert.Single(batch.Operations));
        Assert.Equal(Names("m", 20), Store.Ids);
    }

    // 12
    [Fact]
    public async Task An_answer_with_too_few_results_is_no_answer()
    {
        Store.Missing = 1;
        Log.Mentions("roastery", Names("m", 10));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10);
        Assert.Equal([10, 10], Store.Batches.Select(batch => batch.Operations.Count));
    }

    // 14, 20
    [Theory]
    [InlineData(WriteOutcome.Indexed)]
    [InlineData(WriteOutcome.Superseded)]
    [InlineData(WriteOutcome.Repeated)]
    [InlineData(WriteOutcome.Expired)]
    public async Task A_final_outcome_lets_the_position_pass(WriteOutcome outcome)
    {
        Store.Answer = _ => new(outcome);
        Log.Mentions("roastery", Names("m", 10));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10);
        Assert.Single(Store.Batches);
        Assert.Empty(Log.Letters);
    }

    // 15
    [Fact]
    public async Task A_fault_of_unknown_kind_holds_the_unit_and_ends_nothing()
    {
        Store.Before = batch => ScriptedStore.Id(batch.Operations[0])[0] == 'm' && Now < Contracts.SampleMention.Noon.AddMinutes(2) ? throw new InvalidOperationException("Nobody has seen this before.") : Task.CompletedTask;
        Log.Mentions("roastery", Names("m", 5));
        Log.Mentions("rental", Names("n", 5));
        await StartAsync();
        await UntilAsync(() => Health.Problem?.Contains("held", StringComparison.Ordinal) == true);
        Assert.Contains("roastery held: Nobody has seen this before.", Health.Problem, StringComparison.Ordinal);
        await UntilAsync(() => Log.Acknowledged("rental/0") == 5);
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 5 && Health.Problem is null);
        Assert.Empty(Log.Letters);
        Assert.False(HasEnded);
    }

    // 17
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Only_what_failed_is_sent_again(int inFlight)
    {
        Store.MaxInFlight = inFlight;
        var failures = 3;
        Store.Answer = operation => ScriptedStore.Id(operation) is "m3" or "m7" && Interlocked.Decrement(ref failures) >= 0 ? new(WriteOutcome.Again, "429", "Too much at once.") : null;
        Log.Mentions("roastery", Names("m", 10));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10);
        Assert.Equal([10, 2, 1], Store.Batches.Select(batch => batch.Operations.Count));
        Assert.Equal(10, Store.Ids.Distinct().Count());
        Assert.Equal(10, Store.Ids.Count);
    }

    // 17
    [Fact]
    public async Task Records_of_one_id_are_never_in_flight_twice()
    {
        (Store.MaxInFlight, Options.BatchSize) = (4, 7);
        var random = new Random(1);
        Store.Before = async _ => await Task.Yield();
        Store.Answer = operation =>
        {
            lock (random)
                return random.Next(5) == 0 ? new(WriteOutcome.Again) : null;
        };
        for (var number = 0; number < 200; number++)
            Log.Append("roastery", $"roastery/{number % 3}", LogStream.Mentions, "one", Encoding.UTF8.GetBytes(JsonOf("one", number)));
        Log.Mentions("roastery", Names("m", 200));
        await StartAsync();
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 267 && Log.Acknowledged("roastery/1") == 67 && Log.Acknowledged("roastery/2") == 66);
        Assert.False(Store.IdsMet);
        Assert.Equal(201, Store.Ids.Distinct().Count());
        Assert.True(Store.MostInFlight > 1, "Nothing was written at the same time.");
    }

    // 18
    [Fact]
    public async Task What_is_to_be_repeated_is_repeated_without_end_in_growing_pauses()
    {
        var failures = 20;
        var times = new List<DateTimeOffset>();
        Store.Answer = _ =>
        {
            times.Add(Now);
            return failures-- > 0 ? new(WriteOutcome.Again, "429", "Too much at once.") : null;
        };
        Log.Mentions("roastery", "m");
        await StartAsync();
        await Eventually.TrueAsync(() => Log.Acknowledged("roastery/0") == 1, () => Clock.Advance(TimeSpan.FromSeconds(1)));
        var pauses = times.Zip(times.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal(20, pauses.Count);
        Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(33)));
        Assert.All(pauses.Skip(6), pause => Assert.InRange(pause, TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(33)));
        Assert.True(pauses.Skip(6).Distinct().Count() > 5, "Several indexers would come back at the same moment.");
    }

    // 19
    [Fact]
    public async Task A_store_that_is_away_gets_nothing_acknowledged_and_says_so()
    {
        Store.Faults = 10;
        Log.Mentions("roastery", Names("m", 10));
        Log.Mentions("rental", Names("n", 10));
        await StartAsync();
        await UntilAsync(() => Store.Tries == 10);
        Assert.Equal("The store is away.", Health.Problem);
        Assert.Equal((0, 0), (Log.Acknowledged("roastery/0"), Log.Acknowledged("rental/0")));
        Assert.Equal(20, Health.Lag);
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10 && Log.Acknowledged("rental/0") == 10);
        await UntilAsync(() => Health.Problem is null);
        Assert.Empty(Log.Letters);
        Assert.Empty(Log.Holds);
    }

    [Fact]
    public async Task A_log_that_is_away_is_asked_again_and_says_so()
    {
        Log.Faults = 5;
        Log.Mentions("roastery", Names("m", 10));
        await StartAsync();
        await UntilAsync(() => Log.Faults <= 2);
        Assert.Equal("The log is away.", Health.Problem);
        await UntilAsync(() => Log.Acknowledged("roastery/0") == 10 && Health.Problem is null);
    }

    [Fact]
    public async Task Asked_to_stop_it_only_finishes_what_it_has_read_where_others_go_on_reading()
    {
        Options.EmptyLogAtStop = false;
        var answer = new TaskCompletionSource();
        Store.Before = _ => answer.Task;
        Log.Mentions("roastery", Names("m", 1_000));
        await StartAsync();
        await UntilAsync(() => Log.Delivered("roastery/0") == 200);
        var stopping = StopAsync();
        answer.SetResult();
        await stopping;
        Assert.Equal(200, Log.Acknowledged("roastery/0"));
        Assert.Equal(200, Store.Ids.Count);
    }

    private static string JsonOf(string id, long revision) =>
        System.Text.Json.JsonSerializer.Serialize(Contracts.SampleMention.Of(id, revision: revision) with { Unit = "roastery" }, MentionJson.Mention);
}
