using System.Text.Json;

namespace Listening.Tests.Simulators.Elasticsearch;

public sealed class FaultTests
{
    [Theory]
    [InlineData(429, "es_rejected_execution_exception")]
    [InlineData(503, null)]
    [InlineData(413, null)]
    public async Task A_status_fault_answers_without_processing(int status, string? type)
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new AnswerStatus(status, type, RetryAfter: TimeSpan.FromSeconds(2)), "/_bulk", times: 1);

        using var response = await bench.Client.PostAsync("/_bulk", Content("one"), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
        Assert.Empty(bench.Simulator.Cluster.Indices);
        Assert.Equal(200, (await bench.CreateAsync("one")).Status);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_reset_cuts_the_connection_before_the_work_or_after_it(bool processed, int kept)
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new ResetConnection(processed), "/_bulk", times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => bench.CreateAsync("one"));

        // The client hears of the cut before the server has noted it.
        while (bench.Simulator.Counters.InFlight > 0)
            await Task.Yield();
        Assert.Equal(kept, bench.Simulator.Cluster.Indices.Count);
        Assert.Equal(0, bench.Simulator.Counters.Log[^1].Status);
    }

    [Fact]
    public async Task Half_an_answer_breaks_off()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new HalfAnswer(), times: 1);

        await Assert.ThrowsAsync<HttpRequestException>(() => bench.AskAsync("GET", "/"));
    }

    [Fact]
    public async Task A_malformed_answer_is_complete_as_http_and_broken_as_json()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new MalformedAnswer(), times: 1);

        await Assert.ThrowsAnyAsync<JsonException>(() => bench.AskAsync("GET", "/"));
    }

    [Fact]
    public async Task A_dripping_answer_arrives_whole()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new DripAnswer(100, TimeSpan.FromMilliseconds(1)), times: 1);

        Assert.Equal("rig", (await bench.AskAsync("GET", "/")).Body!["cluster_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_held_request_waits_until_it_is_let_go()
    {
        await using var bench = await SimulatorBench.StartAsync();
        var gate = new TaskCompletionSource();
        var fault = bench.Simulator.Faults.Add(new HoldAnswer(gate.Task), "/_bulk");
        var answer = bench.CreateAsync("one");
        while (fault.Struck == 0)
            await Task.Yield();

        Assert.False(answer.IsCompleted);
        Assert.Empty(bench.Simulator.Cluster.Indices);
        gate.SetResult();
        Assert.Equal(200, (await answer).Status);
    }

    [Fact]
    public async Task A_node_goes_down_and_comes_back_at_its_address_with_the_clusters_documents()
    {
        await using var bench = await SimulatorBench.StartAsync(new SimulatorOptions { Nodes = 2 });
        await bench.CreateAsync("one");
        var node = bench.Simulator.Nodes[0];
        await node.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => bench.AskAsync("GET", "/"));
        using var other = new HttpClient { BaseAddress = bench.Simulator.Nodes[1].Address };
        Assert.Contains("\"found\":true", await other.GetStringAsync("/notes/_doc/d0", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await node.StartAsync();

        Assert.Equal(200, (await bench.AskAsync("GET", "/notes/_doc/d0")).Status);
    }

    private static StringContent Content(params string[] texts) => new(SimulatorBench.Bulk(texts), System.Text.Encoding.UTF8, "application/x-ndjson");
}
