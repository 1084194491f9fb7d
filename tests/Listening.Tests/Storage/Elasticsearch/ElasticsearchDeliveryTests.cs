using Listening.Mentions;
using Listening.Tests.Simulators.Elasticsearch;
using static Listening.Tests.Contracts.SampleMention;
using WriteOutcome = Listening.Mentions.WriteOutcome;

namespace Listening.Tests.Storage;

/// <summary>The numbered points of the delivery design, 11 to 20, as the store holds them.</summary>
public sealed class ElasticsearchDeliveryTests
{
    private static Mention[] Many(int count, int first = 0) => [.. Enumerable.Range(first, count).Select(number => Of($"id{number}"))];

    private static IEnumerable<WriteOutcome> Outcomes(IEnumerable<WriteResult> results) => results.Select(result => result.Outcome);

    [Theory]
    [InlineData(10, 5_000_000, 3)]
    [InlineData(1_000, 10_000, 5)]
    public async Task Point_11_a_request_is_bounded_by_count_and_by_bytes(int documents, int bytes, int least)
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => (options.BulkDocuments, options.BulkBytes, options.Compression) = (documents, bytes, false));
        Assert.All(await bench.PutAsync([.. Many(25).Select(mention => mention with { Text = new string('x', 1_000) })]), result => Assert.Equal(WriteOutcome.Indexed, result.Outcome));
        Assert.InRange(bench.Simulator.Counters.Of("_bulk"), least, 25);
        Assert.All(bench.Simulator.Counters.Log.Where(request => request.Address == "/_bulk"), request => Assert.True(request.BodyBytes < bytes + 5_000));
    }

    [Fact]
    public async Task Point_12_an_answer_with_fewer_items_says_nothing_of_any_of_them()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.LeftOut.For(item => item.Position == 0, applied: true)), "/_bulk", times: 1);
        Assert.All(await bench.PutAsync(Many(3)), result => Assert.Equal(WriteOutcome.Again, result.Outcome));
        Assert.All(await bench.PutAsync(Many(3)), result => Assert.Equal(WriteOutcome.Repeated, result.Outcome));
    }

    [Fact]
    public async Task Point_13_a_request_that_succeeded_may_hold_items_that_failed()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.Mapping.For(item => item.Id == "id1")));
        var results = await bench.PutAsync(Many(3));
        Assert.Equal([WriteOutcome.Indexed, WriteOutcome.Refused, WriteOutcome.Indexed], Outcomes(results));
        Assert.Equal("document_parsing_exception", results[1].ErrorType);
        Assert.Contains("failed to parse field", results[1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "document_parsing_exception", WriteOutcome.Refused)]
    [InlineData(400, "mapper_parsing_exception", WriteOutcome.Refused)]
    [InlineData(401, "security_exception", WriteOutcome.Held)]
    [InlineData(403, "security_exception", WriteOutcome.Held)]
    [InlineData(403, "cluster_block_exception", WriteOutcome.Held)]
    [InlineData(429, "cluster_block_exception", WriteOutcome.Held)]
    [InlineData(429, "es_rejected_execution_exception", WriteOutcome.Again)]
    [InlineData(429, "circuit_breaking_exception", WriteOutcome.Again)]
    [InlineData(502, "bad_gateway", WriteOutcome.Again)]
    [InlineData(503, "unavailable_shards_exception", WriteOutcome.Again)]
    [InlineData(504, "timeout", WriteOutcome.Again)]
    [InlineData(500, "node_disconnected_exception", WriteOutcome.Again)]
    public async Task Point_14_each_outcome_of_an_item_has_its_way(int status, string type, WriteOutcome outcome)
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.Of(status, type, "why").For(item => item.Id == "id0")));
        Assert.Equal([outcome, WriteOutcome.Indexed], Outcomes(await bench.PutAsync(Many(2))));
    }

    [Fact]
    public async Task Point_14_a_missing_index_is_made_and_the_item_repeated()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        bench.Simulator.Cluster.Delete(bench.Simulator.Cluster.Indices["listening-mentions-roastery.company.2026"]);
        Assert.Equal([WriteOutcome.Indexed], Outcomes(await bench.PutAsync(Of("b"))));
        Assert.Contains("listening-mentions-roastery", bench.Simulator.Cluster.Indices["listening-mentions-roastery.company.2026"].Aliases.Select(alias => alias.Key));
    }

    [Fact]
    public async Task Point_14_what_another_process_has_expired_does_not_come_back()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await using var other = ElasticsearchBench.Beside(bench);
        await bench.PutAsync(Of("a"));
        Assert.Equal(1, await other.Store.ExpireAsync("roastery", Noon.AddYears(2), TestContext.Current.CancellationToken));
        Assert.Equal([WriteOutcome.Expired], Outcomes(await bench.PutAsync(Of("a"))));
        Assert.DoesNotContain("listening-mentions-roastery.company.2026", bench.Simulator.Cluster.Indices.Keys);
    }

    [Fact]
    public async Task Point_14_a_body_that_is_too_large_is_split_and_a_document_that_is_too_large_is_refused()
    {
        await using var bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { MaxContentLength = 20_000 }, options => options.Compression = false);
        var results = await bench.PutAsync([.. Many(40), Of("huge", new string('x', 30_000))]);
        Assert.All(results.SkipLast(1), result => Assert.Equal(WriteOutcome.Indexed, result.Outcome));
        Assert.Equal((WriteOutcome.Refused, "too_large"), (results[^1].Outcome, results[^1].ErrorType));
    }

    [Theory]
    [InlineData(400, "a_type_of_tomorrow")]
    [InlineData(500, "null_pointer_exception")]
    [InlineData(418, "teapot")]
    public async Task Point_15_an_unknown_type_holds_the_unit(int status, string type)
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.Of(status, type, "document_parsing_exception: not by the words")));
        Assert.Equal([WriteOutcome.Held], Outcomes(await bench.PutAsync(Of("a"))));
    }

    [Fact]
    public async Task Point_15_a_script_that_fails_is_no_fault_of_the_document()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        bench.Simulator.Scripts.Register(Listening.Storage.Elasticsearch.FoldScript.Source, _ => throw new ScriptFailure(0, "null_pointer_exception", "x"));
        var result = Assert.Single(await bench.PutAsync(Of("a", revision: 2)));
        Assert.Equal(WriteOutcome.Held, result.Outcome);
    }

    [Fact]
    public async Task Point_16_one_item_that_fails_the_whole_request_is_found_by_halves()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        var results = await bench.PutAsync([.. Many(64), Of(new string('x', 600)), .. Many(63, first: 64)]);
        Assert.Equal(WriteOutcome.Refused, results[64].Outcome);
        Assert.Equal(127, results.Count(result => result.Outcome == WriteOutcome.Indexed));
        Assert.InRange(bench.Simulator.Counters.Of("_bulk"), 1, 15);
    }

    [Fact]
    public async Task Point_17_only_what_needs_it_is_sent_again()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Many(5));
        await bench.PutAsync([.. Many(10).Select(mention => mention with { Revision = 2 })]);
        var items = bench.Simulator.Counters.Items;
        Assert.Equal((10L, 5L, 5L), (items["created"], items["409"], items["updated"]));
    }

    [Fact]
    public async Task Point_17_revisions_of_one_id_never_pass_each_other()
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => (options.BulkDocuments, options.MaxInFlight) = (1, 8));
        var results = await bench.PutAsync([.. Enumerable.Range(1, 20).Select(revision => Of("a", $"text {revision}", revision: revision))]);
        Assert.All(results, result => Assert.Equal(WriteOutcome.Indexed, result.Outcome));
        Assert.Equal("text 20", (await bench.Store.GetAsync("a", TestContext.Current.CancellationToken))!.Text);
    }

    [Fact]
    public async Task Point_19_what_cannot_be_reached_has_taken_nothing()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        await bench.Simulator.Nodes[0].StopAsync();
        var fault = await Assert.ThrowsAsync<StorageException>(() => bench.PutAsync(Of("b")));
        Assert.True(fault.IsTransient);
        await bench.Simulator.Nodes[0].StartAsync();
        Assert.Equal([WriteOutcome.Indexed], Outcomes(await bench.PutAsync(Of("b"))));
    }

    [Theory]
    [InlineData(true, WriteOutcome.Repeated)]
    [InlineData(false, WriteOutcome.Indexed)]
    public async Task Point_20_an_unknown_outcome_is_repeated_without_harm(bool processed, WriteOutcome repeated)
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        bench.Simulator.Faults.Add(new ResetConnection(processed), "/_bulk", times: 1);
        Assert.True((await Assert.ThrowsAsync<StorageException>(() => bench.PutAsync(Of("a")))).IsTransient);
        Assert.Equal([repeated], Outcomes(await bench.PutAsync(Of("a"))));
        Assert.Equal(1, await bench.CountAsync());
    }

    [Fact]
    public async Task Point_20_a_server_that_does_not_answer_is_not_waited_for_without_end()
    {
        await using var bench = await ElasticsearchBench.StartAsync(configure: options => options.Timeout = TimeSpan.FromSeconds(1));
        var gate = new TaskCompletionSource();
        bench.Simulator.Faults.Add(new HoldAnswer(gate.Task, Processed: true), "/_bulk", times: 1);
        Assert.True((await Assert.ThrowsAsync<StorageException>(() => bench.PutAsync(Of("a")))).IsTransient);
        gate.SetResult();
        Assert.Equal([WriteOutcome.Repeated], Outcomes(await bench.PutAsync(Of("a"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Point_20a_an_erased_mention_leaves_a_tombstone_that_a_replay_does_not_pass(bool wasHeld)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var bench = await ElasticsearchBench.StartAsync();
        if (wasHeld)
        {
            await bench.PutAsync(Of("a", "secret words"));
            await bench.WriteAsync(new StoreOperation.PutAction(Act("a", ActionKinds.Note, "a note")));
        }

        var erase = new StoreOperation.Erase("a", "roastery", 5, "log");
        Assert.Equal([WriteOutcome.Indexed], Outcomes(await bench.WriteAsync(erase)));
        Assert.Equal([WriteOutcome.Repeated], Outcomes(await bench.WriteAsync(erase)));
        Assert.Equal([WriteOutcome.Superseded], Outcomes(await bench.PutAsync(Of("a", revision: 9))));
        Assert.Equal([WriteOutcome.Superseded], Outcomes(await bench.WriteAsync(new StoreOperation.PutAction(Act("a", ActionKinds.Tag, "x")))));
        Assert.Null(await bench.Store.GetAsync("a", stop));
        Assert.Equal(0, await bench.CountAsync());
        Assert.Empty(await bench.Store.MissingAsync([new("a", 9)], stop));
        Assert.Empty(await bench.Store.HistoryAsync("a", stop));
        Assert.DoesNotContain("secret", string.Concat(bench.Simulator.Cluster.Indices.Values.Select(index => index.Get("a")).OfType<StoredDocument>().Select(document => System.Text.Encoding.UTF8.GetString(document.Source.Span))), StringComparison.Ordinal);
    }
}
