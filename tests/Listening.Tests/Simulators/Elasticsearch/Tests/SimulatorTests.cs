using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Simulators.Elasticsearch;

public sealed class SimulatorTests
{
    [Theory]
    [InlineData("Elasticsearch8", "8.19.0", null, true)]
    [InlineData("Elasticsearch9", "9.5.0", null, true)]
    [InlineData("OpenSearch2", "2.19.1", "opensearch", false)]
    [InlineData("OpenSearch3", "3.1.0", "opensearch", false)]
    public async Task The_root_says_which_product_answers(string product, string number, string? distribution, bool header)
    {
        await using var bench = await SimulatorBench.StartAsync(new SimulatorOptions { Product = Enum.Parse<SimulatedProduct>(product) });

        using var response = await bench.Client.GetAsync("/", TestContext.Current.CancellationToken);
        var version = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["version"]!;

        Assert.Equal(number, version["number"]!.GetValue<string>());
        Assert.Equal(distribution, version["distribution"]?.GetValue<string>());
        Assert.Equal(header, response.Headers.Contains("X-Elastic-Product"));
    }

    [Fact]
    public async Task Documents_are_read_at_once_and_found_after_a_refresh()
    {
        await using var bench = await SimulatorBench.StartAsync();
        await bench.CreateAsync("one", "two");

        Assert.Equal(200, (await bench.AskAsync("GET", "/notes/_doc/d0")).Status);
        Assert.Equal(0, await bench.CountAsync());
        bench.Simulator.Refresh();
        Assert.Equal(2, await bench.CountAsync());
    }

    [Fact]
    public async Task Waiting_for_a_refresh_ends_with_the_next_one()
    {
        var clock = new FakeTimeProvider();
        await using var bench = await SimulatorBench.StartAsync(new SimulatorOptions { RefreshInterval = TimeSpan.FromSeconds(1), Time = clock });
        var writing = bench.AskAsync("POST", "/_bulk?refresh=wait_for", SimulatorBench.Bulk("one"));
        while (bench.Simulator.Counters.Items.Count == 0)
            await Task.Yield();
        Assert.False(writing.IsCompleted);
        while (!writing.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await writing;
        Assert.Equal(1, await bench.CountAsync());
    }

    [Fact]
    public async Task A_point_in_time_sees_neither_later_documents_nor_later_deletions()
    {
        await using var bench = await SimulatorBench.StartAsync();
        await bench.CreateAsync("one", "two");
        bench.Simulator.Refresh();
        var id = (await bench.AskAsync("POST", "/notes/_pit?keep_alive=1m")).Body!["id"]!.GetValue<string>();
        await bench.AskAsync("POST", "/_bulk?refresh=true", "{\"delete\":{\"_index\":\"notes\",\"_id\":\"d0\"}}\n{\"create\":{\"_index\":\"notes\",\"_id\":\"d9\"}}\n{\"number\":9}\n");

        var found = (await bench.AskAsync("POST", "/_search", $$"""{"pit":{"id":"{{id}}"},"sort":["number"]}""")).Body!;

        Assert.Equal(["d0", "d1"], found["hits"]!["hits"]!.AsArray().Select(hit => hit!["_id"]!.GetValue<string>()));
        Assert.Equal(2, await bench.CountAsync());
    }

    [Fact]
    public async Task Zipped_requests_are_read_and_zipped_answers_given()
    {
        await using var bench = await SimulatorBench.StartAsync();
        var buffer = new MemoryStream();
        await using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            await zip.WriteAsync(Encoding.UTF8.GetBytes(SimulatorBench.Bulk([.. Enumerable.Repeat("x", 50)])), TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = bench.Simulator.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_bulk") { Content = new ByteArrayContent(buffer.ToArray()) { Headers = { { "Content-Type", "application/x-ndjson" }, { "Content-Encoding", "gzip" } } } };
        request.Headers.Add("Accept-Encoding", "gzip");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Equal(50, bench.Simulator.Counters.Items["created"]);
        Assert.Equal(buffer.Length, bench.Simulator.Counters.BytesReceived);
    }

    [Fact]
    public async Task An_update_answers_the_document_it_was_asked_for_even_when_nothing_changed()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Scripts.Register("ctx.op = 'none'", context => context.Op = "none");
        await bench.CreateAsync("one");

        var (_, body) = await bench.AskAsync("POST", "/_bulk", "{\"update\":{\"_index\":\"notes\",\"_id\":\"d0\"}}\n{\"script\":{\"source\":\"ctx.op = 'none'\"},\"_source\":[\"number\"]}\n");

        var update = body!["items"]![0]!["update"]!;
        Assert.Equal("noop", update["result"]!.GetValue<string>());
        Assert.Equal("{\"number\":0}", update["get"]!["_source"]!.ToJsonString());
    }

    [Fact]
    public async Task A_scripted_upsert_runs_on_what_is_to_be_written()
    {
        await using var bench = await SimulatorBench.StartAsync();
        bench.Simulator.Scripts.Register("ctx._source.number += 1", context => context.Source["number"] = context.Source["number"]!.GetValue<int>() + 1);
        for (var time = 0; time < 2; time++)
            await bench.AskAsync("POST", "/notes/_update/u", """{"scripted_upsert":true,"script":{"source":"ctx._source.number += 1"},"upsert":{"number":0}}""");

        Assert.Equal("{\"number\":2}", (await bench.AskAsync("GET", "/notes/_source/u")).Body!.ToJsonString());
    }

    [Fact]
    public async Task Too_large_a_body_is_refused_with_413()
    {
        await using var bench = await SimulatorBench.StartAsync(new SimulatorOptions { MaxContentLength = 100 });

        Assert.Equal(413, (await bench.CreateAsync(new string('x', 200))).Status);
    }

    [Fact]
    public async Task Only_what_filter_path_names_is_answered()
    {
        await using var bench = await SimulatorBench.StartAsync();

        var (_, body) = await bench.AskAsync("POST", "/_bulk?filter_path=errors,items.*.status,items.*.error.type", SimulatorBench.Bulk("one"));

        Assert.Equal("""{"errors":false,"items":[{"create":{"status":201}}]}""", body!.ToJsonString());
    }

    [Fact]
    public async Task What_is_not_simulated_says_so()
    {
        await using var bench = await SimulatorBench.StartAsync();
        await bench.CreateAsync("one");

        var (status, body) = await bench.AskAsync("POST", "/notes/_search", """{"query":{"more_like_this":{"like":"one"}}}""");

        Assert.Equal(501, status);
        Assert.Equal("not_simulated", body!["error"]!["type"]!.GetValue<string>());
    }
}
