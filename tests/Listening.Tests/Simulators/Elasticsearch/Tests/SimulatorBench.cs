using System.Text;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A simulator and a client that talks to it.</summary>
internal sealed class SimulatorBench : IAsyncDisposable
{
    private SimulatorBench(ElasticsearchSimulator simulator)
    {
        Simulator = simulator;
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip }) { BaseAddress = simulator.Address };
    }

    public ElasticsearchSimulator Simulator { get; }

    public HttpClient Client { get; }

    public static async Task<SimulatorBench> StartAsync(SimulatorOptions? options = null) => new(await ElasticsearchSimulator.StartAsync(options));

    public async Task<(int Status, JsonNode? Body)> AskAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    /// <summary>Creates documents <c>d0</c>, <c>d1</c>, … in <c>notes</c>, each with its number and the words of its text.</summary>
    public Task<(int Status, JsonNode? Body)> CreateAsync(params string[] texts) => AskAsync("POST", "/_bulk", Bulk(texts));

    public static string Bulk(params string[] texts) => string.Concat(texts.Select((text, number) =>
        $$$"""
        {"create":{"_index":"notes","_id":"d{{{number}}}"}}
        {"number":{{{number}}},"text":"{{{text}}}"}

        """));

    public async Task<long> CountAsync() => (await AskAsync("GET", "/notes/_count")).Body!["count"]!.GetValue<long>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Simulator.DisposeAsync();
    }
}
