using System.Text;
using System.Text.Json.Nodes;
using Listening.Storage.Elasticsearch;

namespace Listening.Tests.Storage;

/// <summary>An index of its own on a real server, Elasticsearch or OpenSearch; deleted at the end.</summary>
internal sealed class ElasticsearchServer : IAsyncDisposable
{
    /// <summary>The address of a server that the test may write to, such as <c>http://localhost:9200</c>.</summary>
    public const string Variable = "LISTENING_TEST_ELASTICSEARCH";

    private readonly HttpClient _http;
    private readonly string _index = $"listening-test-{Guid.NewGuid():N}";

    private ElasticsearchServer(Uri address) => _http = new() { BaseAddress = address };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ElasticsearchServer> WithAsync(IReadOnlyList<IndexedSample> samples)
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(address), $"{Variable} is not set: set it to the address of a server to run this test.");
        return await AtAsync(new(address!), samples);
    }

    public static async Task<ElasticsearchServer> AtAsync(Uri address, IReadOnlyList<IndexedSample> samples)
    {
        var server = new ElasticsearchServer(address);
        await server.SendAsync(HttpMethod.Put, server._index, MentionMapping.Index().ToJsonString());
        var bulk = new StringBuilder();
        foreach (var sample in samples)
            bulk.Append(new JsonObject { ["create"] = new JsonObject { ["_id"] = (string)sample.Json["id"]! } }.ToJsonString()).Append('\n').Append(sample.Json.ToJsonString()).Append('\n');
        var answer = await server.SendAsync(HttpMethod.Post, $"{server._index}/_bulk?refresh=true", bulk.ToString());
        Assert.False((bool)answer["errors"]!, answer.ToJsonString());
        return server;
    }

    /// <summary>The ids of all that a query finds.</summary>
    public async Task<HashSet<string>> FindAsync(JsonObject query)
    {
        var body = new JsonObject { ["query"] = query.DeepClone(), ["size"] = 1_000, ["_source"] = false };
        var answer = await SendAsync(HttpMethod.Post, $"{_index}/_search", body.ToJsonString());
        Assert.Equal(0, (int)answer["_shards"]!["failed"]!);
        return [.. ((JsonArray)answer["hits"]!["hits"]!).Select(hit => (string)hit!["_id"]!)];
    }

    public async ValueTask DisposeAsync()
    {
        await SendAsync(HttpMethod.Delete, _index, null);
        _http.Dispose();
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}\n{body}");
        return JsonNode.Parse(text)!;
    }
}
