using System.ComponentModel.DataAnnotations;
using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Listening.Tests.Simulators.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Listening.Tests.Contracts.SampleMention;
using WriteOutcome = Listening.Mentions.WriteOutcome;

namespace Listening.Tests.Storage;

public sealed class ElasticsearchClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dead_node_is_passed_over()
    {
        await using var bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { Nodes = 3 });
        await bench.PutAsync(Of("a"));
        await bench.Simulator.Nodes[1].StopAsync();
        for (var number = 0; number < 10; number++)
            Assert.Equal(WriteOutcome.Indexed, Assert.Single(await bench.PutAsync(Of($"b{number}"))).Outcome);
        Assert.Equal(11, await bench.CountAsync());
    }

    [Fact]
    public void A_node_that_fails_is_left_alone_for_a_growing_time_up_to_a_minute()
    {
        var time = new FakeTimeProvider();
        var (good, bad) = (new Uri("http://good:9200/"), new Uri("http://bad:9200/"));
        var pool = new NodePool([bad, good], time);
        foreach (var rest in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            pool.Failed(bad);
            time.Advance(TimeSpan.FromSeconds(rest) - TimeSpan.FromMilliseconds(1));
            Assert.Equal([good, bad], pool.Order());
            Assert.Equal([good, bad], pool.Order());
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Contains(bad, new[] { pool.Order()[0], pool.Order()[0] });
        }

        pool.Answered(bad);
        pool.Failed(bad);
        time.Advance(NodePool.FirstRest);
        Assert.Contains(bad, new[] { pool.Order()[0], pool.Order()[0] });
    }

    [Theory]
    [InlineData("8.0.0", null, null)]
    [InlineData("9.5.0-SNAPSHOT", null, null)]
    [InlineData("2.19.1", "opensearch", null)]
    [InlineData("3.1.0", "opensearch", null)]
    [InlineData("7.17.9", null, "it is Elasticsearch 7.17.9")]
    [InlineData("10.0.0", null, "it is Elasticsearch 10.0.0")]
    [InlineData("1.3.0", "opensearch", "it is OpenSearch 1.3.0")]
    [InlineData("8.0.0", "somebody's", "it is neither Elasticsearch nor OpenSearch")]
    [InlineData("nine", null, "it states no version that can be read")]
    public void A_server_that_cannot_be_worked_with_is_named(string number, string? distribution, string? fault)
    {
        var tagline = distribution is null ? "You Know, for Search" : "The OpenSearch Project: https://opensearch.org/";
        Assert.Equal(fault, ServerProduct.Read(new(new(number, distribution), tagline), out _));
    }

    [Theory]
    [InlineData("Elasticsearch8", "Elasticsearch 8.19.0")]
    [InlineData("Elasticsearch9", "Elasticsearch 9.5.0")]
    [InlineData("OpenSearch2", "OpenSearch 2.19.1")]
    [InlineData("OpenSearch3", "OpenSearch 3.1.0")]
    public async Task The_product_is_told(string product, string expected)
    {
        await using var bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { Product = Enum.Parse<SimulatedProduct>(product) });
        Assert.Equal(expected, (await bench.Client.ProductAsync(Stop)).ToString());
        await bench.PutAsync(Of("a"));
        Assert.Equal(1, await bench.CountAsync());
    }

    [Theory]
    [InlineData("key", "ApiKey s3cret")]
    [InlineData("basic", "Basic YW5hOnMzY3JldA==")]
    [InlineData("bearer", "Bearer s3cret")]
    public async Task Credentials_come_from_references(string kind, string header)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("secret"), "s3cret\n", Stop);
        var reference = $"file:{folder.File("secret")}";
        await using var bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { Authorization = header }, options =>
        {
            if (kind == "key")
                options.ApiKey = reference;
            else if (kind == "bearer")
                options.BearerToken = reference;
            else
                (options.User, options.Password) = ("ana", reference);
        });
        Assert.Equal(WriteOutcome.Indexed, Assert.Single(await bench.PutAsync(Of("a"))).Outcome);
    }

    [Fact]
    public async Task A_server_that_refuses_us_says_so_without_our_secrets()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("secret"), "s3cret", Stop);
        await using var bench = await ElasticsearchBench.StartAsync(new SimulatorOptions { Authorization = "ApiKey other" }, options => options.ApiKey = $"file:{folder.File("secret")}");
        var fault = await Assert.ThrowsAsync<StorageException>(() => bench.PutAsync(Of("a")));
        Assert.Equal((StorageFault.Refused, false), (fault.Fault, fault.IsTransient));
        Assert.Contains("401", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://ana:s3cret@localhost:9200", null, "User and Password")]
    [InlineData("s3cret", null, "address 1 is not one of http or https")]
    [InlineData("", null, "Url names no node")]
    [InlineData("http://localhost:9200", "s3cret", "write env:NAME or file:/path")]
    [InlineData("http://localhost:9200", "env:LISTENING_NOT_SET_s3cret_", "is not set")]
    public void A_wrong_setting_is_named_and_no_secret_shown(string url, string? key, string expected)
    {
        var fault = Assert.Throws<ValidationException>(() => new ServiceCollection().AddElasticsearchStore(new() { Url = url, ApiKey = key }));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        if (key?.StartsWith("env:", StringComparison.Ordinal) != true)
            Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Larger_bodies_travel_compressed_in_both_directions()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync([.. Enumerable.Range(0, 50).Select(number => Of($"id{number}"))]);
        var bulk = bench.Simulator.Counters.Log.Single(request => request.Address == "/_bulk");
        Assert.Equal("gzip", bulk.Headers["Content-Encoding"]);
        Assert.Contains("gzip", bulk.Headers["Accept-Encoding"], StringComparison.Ordinal);
        Assert.True(bench.Simulator.Counters.BytesReceived < bulk.BodyBytes / 2);
    }

    [Fact]
    public async Task An_overloaded_server_is_asked_again_for_what_is_read()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        bench.Simulator.Faults.Add(new AnswerStatus(429, "es_rejected_execution_exception"), "*/_search", times: 2);
        Assert.NotNull(await bench.Store.GetAsync("a", Stop));
    }

    [Fact]
    public async Task Half_an_answer_and_one_that_is_no_json_are_faults_that_pass()
    {
        await using var bench = await ElasticsearchBench.StartAsync();
        await bench.PutAsync(Of("a"));
        foreach (var action in new FaultAction[] { new HalfAnswer(), new MalformedAnswer() })
        {
            bench.Simulator.Faults.Add(action, "/_bulk", times: 1);
            try
            {
                Assert.Equal(WriteOutcome.Again, Assert.Single(await bench.PutAsync(Of("b"))).Outcome);
            }
            catch (StorageException fault)
            {
                Assert.True(fault.IsTransient);
            }
        }

        Assert.Equal(WriteOutcome.Repeated, Assert.Single(await bench.PutAsync(Of("b"))).Outcome);
    }
}
