using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What a store must remember of what is gone, in a small index of its own: up to when a unit's mentions are removed, and tombstones that have no document's place.
/// Other processes change it too: it is read anew when it is older than <see cref="Fresh"/>.</summary>
internal sealed class StoreControl(IElasticsearchClient client, IndexNames names, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known _known = new(ImmutableDictionary<string, DateTimeOffset>.Empty, ImmutableHashSet<string>.Empty);
    private long? _readAt;

    /// <summary>When a unit's removal began, per unit.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Horizons => _known.Horizons;

    public bool IsExpired(string unit, DateTimeOffset? firstHeard) => _known.Horizons.TryGetValue(unit, out var before) && firstHeard < before;

    /// <summary>A tombstone for an id whose mention the store never held.</summary>
    public bool IsErased(string id) => _known.Erased.Contains(id);

    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task EnsureFreshAsync(CancellationToken cancellationToken)
    {
        if (_readAt is not { } at || time.GetElapsedTime(at) > Fresh)
            await RefreshAsync(cancellationToken);
    }

    /// <inheritdoc cref="EnsureFreshAsync"/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var began = time.GetTimestamp();
            await client.SendAsync(ElasticsearchRequest.Post($"{names.Control}/_refresh?ignore_unavailable=true"), cancellationToken);
            _known = await ReadAsync(cancellationToken);
            _readAt = began;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Remembers a unit's horizon; it never moves back.</summary>
    /// <exception cref="StorageException">The server refuses.</exception>
    public async Task ExpireAsync(string unit, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        if (_known.Horizons.TryGetValue(unit, out var horizon) && horizon >= before)
            return;
        await PutAsync(new($"expired-{unit}", unit, Before: before), cancellationToken);
        _known = _known with { Horizons = _known.Horizons.SetItem(unit, before) };
    }

    /// <summary>Remembers that an id was erased.</summary>
    /// <exception cref="StorageException">The server refuses.</exception>
    public async Task EraseAsync(string id, string unit, long revision, CancellationToken cancellationToken)
    {
        await PutAsync(new($"erased-{MentionIdentity.Hash(id)}", unit, Id: id, Revision: revision), cancellationToken);
        _known = _known with { Erased = _known.Erased.Add(id) };
    }

    public void Dispose() => _reading.Dispose();

    private async Task PutAsync(ControlDocument document, CancellationToken cancellationToken)
    {
        var request = ElasticsearchRequest.Put($"{names.Control}/_doc/{document.Key}") with { Body = JsonSerializer.SerializeToUtf8Bytes(document, ClientJson.Default.ControlDocument) };
        if ((await client.SendAsync(request, cancellationToken)).Error is { } error)
            throw ElasticsearchFaults.Translate(error, $"writing {names.Control}/{document.Key}");
    }

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var horizons = ImmutableDictionary.CreateBuilder<string, DateTimeOffset>(StringComparer.Ordinal);
        var erased = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        await foreach (var document in new HitReader(client).AllAsync(names.Control, ClientJson.Default.ControlDocument, new() { ["match_all"] = new JsonObject() }, HitOrder.By("key"), cancellationToken))
        {
            if (document is { Before: { } before })
                horizons[document.Unit] = before;
            else if (document.Id is { } id)
                erased.Add(id);
        }

        return new(horizons.ToImmutable(), erased.ToImmutable());
    }

    /// <summary>The index itself, which no template knows.</summary>
    public static JsonObject Index() => new()
    {
        ["mappings"] = new JsonObject { ["dynamic"] = false, ["properties"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "keyword" } } },
    };

    private sealed record Known(ImmutableDictionary<string, DateTimeOffset> Horizons, ImmutableHashSet<string> Erased);
}
