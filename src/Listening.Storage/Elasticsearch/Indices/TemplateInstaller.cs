using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Installs templates and the fold script; a template whose hash is ours is left as it is. For <c>setup</c>, and for the indexer where it may.</summary>
internal sealed class TemplateInstaller(IElasticsearchClient client, ElasticsearchOptions options, IndexNames names)
{
    /// <summary>Installs what differs where that is allowed.</summary>
    /// <exception cref="StorageException">Something is missing and may not be installed, or the server refuses.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var changes = await PlanAsync(cancellationToken);
        if (options.InstallTemplates)
        {
            foreach (var change in changes)
                await InstallAsync(change, cancellationToken);
        }
        else if (changes.FirstOrDefault(change => !change.Exists) is { } missing)
        {
            throw new StorageException(StorageFault.Refused, $"Elasticsearch has no {missing.Path}, and Elasticsearch:InstallTemplates is off: run `listening setup` with a role that may install it.");
        }
    }

    /// <summary>What differs from what this program needs.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task<IReadOnlyList<TemplateChange>> PlanAsync(CancellationToken cancellationToken)
    {
        var product = await client.ProductAsync(cancellationToken);
        var changes = new List<TemplateChange>();
        foreach (var template in IndexTemplate.All(names, product))
        {
            var there = await FindAsync(template.Path, cancellationToken);
            if (there is null || HashOf(there) != template.Hash)
                changes.Add(new(template.Path, template.Body, there is not null));
        }

        var script = $"_scripts/{FoldScript.Name(options.Prefix)}";
        if (await FindAsync(script, cancellationToken) is null)
            changes.Add(new(script, FoldScript.Body(), Exists: false));
        return changes;
    }

    /// <summary>Makes one change; indices that exist take the fields that are new.</summary>
    /// <exception cref="StorageException">The server refuses.</exception>
    public async Task InstallAsync(TemplateChange change, CancellationToken cancellationToken)
    {
        await DoAsync(ElasticsearchRequest.Put(change.Path, (JsonObject)change.Body.DeepClone()), cancellationToken);
        if (change.Exists && change.Body["template"]?["mappings"] is JsonObject mappings && change.Body["index_patterns"]?[0]?.GetValue<string>() is { } pattern)
            await DoAsync(ElasticsearchRequest.Put($"{pattern}/_mapping?allow_no_indices=true&ignore_unavailable=true", (JsonObject)mappings.DeepClone()), cancellationToken);
    }

    private async Task DoAsync(ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        if ((await client.SendAsync(request, cancellationToken)).Error is { } error)
            throw ElasticsearchFaults.Translate(error, $"installing {request.Path}");
    }

    private async Task<JsonObject?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(ElasticsearchRequest.Get(path), cancellationToken);
        if (answer.Error is { Status: 404 })
            return null;
        return answer.Read(ClientJson.Default.JsonObject, out var error) ?? throw ElasticsearchFaults.Translate(error!, $"looking for {path}");
    }

    private static string? HashOf(JsonObject found) => found["index_templates"]?[0]?["index_template"]?["_meta"]?["hash"]?.GetValue<string>();
}

/// <summary>A template or a script that the server does not have as this program needs it.</summary>
/// <param name="Path">Where it is kept.</param>
/// <param name="Body">What is to be there.</param>
/// <param name="Exists">Another form of it is there.</param>
internal sealed record TemplateChange(string Path, JsonObject Body, bool Exists);
