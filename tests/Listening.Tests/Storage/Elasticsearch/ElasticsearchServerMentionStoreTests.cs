using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Microsoft.Extensions.DependencyInjection;

namespace Listening.Tests.Storage;

/// <summary>The same suite on a real server, Elasticsearch or OpenSearch, under names of its own that are deleted at the end.</summary>
public sealed class ElasticsearchServerMentionStoreTests : ElasticsearchMentionStoreSuite
{
    private readonly string _prefix = $"listening-test-{Guid.NewGuid():N}"[..30];
    private ServiceProvider? _services;

    public override ValueTask InitializeAsync()
    {
        var address = Environment.GetEnvironmentVariable(ElasticsearchServer.Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(address), $"{ElasticsearchServer.Variable} is not set: set it to the address of a server to run this test.");
        _services = new ServiceCollection().AddElasticsearchStore(new() { Url = address, Prefix = _prefix, RefreshBeforeSearch = true }).BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    protected override IMentionStore Create() => _services!.GetRequiredService<IMentionStore>();

    protected override async ValueTask CleanAsync()
    {
        if (_services is null)
            return;
        var client = _services.GetRequiredService<IElasticsearchClient>();
        foreach (var index in await NamesAsync(client, $"{_prefix}-*/_alias?expand_wildcards=open"))
            await client.SendAsync(ElasticsearchRequest.Delete(index), CancellationToken.None);
        await client.SendAsync(ElasticsearchRequest.Delete($"_data_stream/{_prefix}-*"), CancellationToken.None);
        foreach (var template in (string[])["mentions", "polls", "actions"])
            await client.SendAsync(ElasticsearchRequest.Delete($"_index_template/{_prefix}-{template}"), CancellationToken.None);
        await client.SendAsync(ElasticsearchRequest.Delete($"_scripts/{FoldScript.Name(_prefix)}"), CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static async Task<IEnumerable<string>> NamesAsync(IElasticsearchClient client, string path)
    {
        var answer = await client.SendAsync(ElasticsearchRequest.Get(path), CancellationToken.None);
        return answer.Error is null ? ((JsonObject)JsonNode.Parse(answer.Body.Span)!).Select(entry => entry.Key).Where(name => name[0] != '.') : [];
    }
}
