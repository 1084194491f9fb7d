namespace Listening.Tests.Simulators.Elasticsearch;

public sealed class ItemFaultTests
{
    public static TheoryData<string, int, string> ItemFaults => new()
    {
        { nameof(ItemFault.Rejected), 429, "es_rejected_execution_exception" },
        { nameof(ItemFault.Unavailable), 503, "unavailable_shards_exception" },
        { nameof(ItemFault.Mapping), 400, "document_parsing_exception" },
        { nameof(ItemFault.Conflict), 409, "version_conflict_engine_exception" },
        { nameof(ItemFault.Blocked), 429, "cluster_block_exception" },
        { nameof(ItemFault.WriteBlocked), 403, "cluster_block_exception" },
        { nameof(ItemFault.Forbidden), 403, "security_exception" },
    };

    [Theory]
    [MemberData(nameof(ItemFaults))]
    public async Task An_item_fault_strikes_its_item_alone(string name, int status, string type)
    {
        await using var bench = await SimulatorBench.StartAsync();
        var fault = (ItemFault)typeof(ItemFault).GetProperty(name)!.GetValue(null)!;
        bench.Simulator.Faults.Add(new FailItems(fault.For(item => item.Id == "d1")), times: 1);

        var (_, body) = await bench.CreateAsync("one", "two", "three");

        Assert.True(body!["errors"]!.GetValue<bool>());
        Assert.Equal([201, status, 201], body["items"]!.AsArray().Select(item => item!["create"]!["status"]!.GetValue<int>()));
        Assert.Equal(type, body["items"]![1]!["create"]!["error"]!["type"]!.GetValue<string>());
        Assert.Null(bench.Simulator.Cluster.Indices["notes"].Get("d1"));
    }

    [Fact]
    public async Task An_item_can_be_reported_failed_and_yet_be_there()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.Unavailable.For(applied: true)), times: 1);

        await bench.CreateAsync("one");

        Assert.NotNull(bench.Simulator.Cluster.Indices["notes"].Get("d0"));
        Assert.Equal(409, (await bench.CreateAsync("one")).Body!["items"]![0]!["create"]!["status"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_answer_can_have_fewer_items_than_were_asked_for()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Faults.Add(new FailItems(ItemFault.LeftOut.For(item => item.Position == 0, applied: true)), times: 1);

        Assert.Single((await bench.CreateAsync("one", "two")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task The_same_seed_strikes_the_same_items()
    {
        string[] texts = [.. Enumerable.Repeat("x", 200)];
        var runs = new List<int[]>();
        for (var run = 0; run < 2; run++)
        {
            await using var bench = await SimulatorBench.StartAsync(new SimulatorOptions { Seed = 7 });
            bench.Simulator.Faults.Add(new FailItems(ItemFault.Rejected.For(probability: 0.3)));
            runs.Add([.. (await bench.CreateAsync(texts)).Body!["items"]!.AsArray().Select(item => item!["create"]!["status"]!.GetValue<int>())]);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.InRange(runs[0].Count(status => status == 429), 30, 90);
    }
}
