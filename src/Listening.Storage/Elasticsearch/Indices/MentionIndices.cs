using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Sees to it that templates, indices and streams are there before the first write; the cluster's own making of indices is not relied on.</summary>
internal sealed class MentionIndices(IElasticsearchClient client, IndexNames names, TemplateInstaller installer) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _isPrepared;

    /// <summary>Templates and script, and for everyone who writes today the bucket of tomorrow; once.</summary>
    /// <exception cref="StorageException">The server cannot be used, or something is missing that may not be installed.</exception>
    public async Task PrepareAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_isPrepared)
            return;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (_isPrepared)
                return;
            await installer.EnsureAsync(cancellationToken);
            await MakeAsync(names.Control, StoreControl.Index(), cancellationToken);
            foreach (var current in (await ListAsync(names.AllMentions, cancellationToken)).Where(index => index.Period.Start <= now && now < index.Period.End))
            {
                var next = names.Parse(names.Mentions(current.Unit, current.Visibility, current.Period.Next.ToString()))!;
                await MakeAsync(next.Name, Body(next), cancellationToken);
            }

            _isPrepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>Makes an index or a stream unless it is known to be there.</summary>
    /// <returns>Why it could not be made, or null.</returns>
    public async Task<ElasticsearchError?> EnsureAsync(string name, CancellationToken cancellationToken)
    {
        if (_known.ContainsKey(name))
            return null;
        var error = names.Parse(name) is { } index
            ? await PutAsync(name, Body(index), cancellationToken)
            : await PutAsync($"_data_stream/{name}", null, cancellationToken);
        if (error is null)
            _known[name] = true;
        return error;
    }

    /// <summary>The server says it is not there, or it was deleted.</summary>
    public void Forget(string name) => _known.TryRemove(name, out _);

    /// <summary>Indices of mentions that fit a pattern.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task<IReadOnlyList<MentionIndexName>> ListAsync(string pattern, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(ElasticsearchRequest.Get($"{pattern}/_alias?allow_no_indices=true&ignore_unavailable=true"), cancellationToken);
        return answer.Read(ClientJson.Default.JsonObject, out var error) is { } found
            ? [.. found.Select(entry => names.Parse(entry.Key)).OfType<MentionIndexName>()]
            : throw ElasticsearchFaults.Translate(error!, $"listing {pattern}");
    }

    public void Dispose() => _preparing.Dispose();

    private async Task MakeAsync(string name, JsonObject body, CancellationToken cancellationToken)
    {
        if (await PutAsync(name, body, cancellationToken) is { } error)
            throw ElasticsearchFaults.Translate(error, $"creating {name}");
    }

    private JsonObject Body(MentionIndexName index)
    {
        var aliases = new JsonObject { [names.UnitAlias(index.Unit)] = new JsonObject() };
        if (index.Visibility != "private")
            aliases[names.SharedAlias] = new JsonObject();
        return new() { ["aliases"] = aliases };
    }

    private async Task<ElasticsearchError?> PutAsync(string path, JsonObject? body, CancellationToken cancellationToken)
    {
        var error = (await client.SendAsync(ElasticsearchRequest.Put(path, body), cancellationToken)).Error;
        return IsThere(error) ? null : error;
    }

    // Another indexer was faster, or a request whose answer was lost has done it.
    private static bool IsThere(ElasticsearchError? error) => error is null or { Type: "resource_already_exists_exception" };
}
