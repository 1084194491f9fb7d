using System.Runtime.CompilerServices;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Finds documents by id wherever they lie, as they are now: made searchable first, for a lookup by id knows no alias of many indices.</summary>
internal sealed class DocumentFinder(IElasticsearchClient client, ElasticsearchOptions options, IndexNames names)
{
    private readonly HitReader _reader = new(client);

    /// <summary>The indices of the mentions that acts and erasures are about, by the mention's id: as they say themselves, else where the mention lies. Absent where nobody knows.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task<IReadOnlyDictionary<string, string>> PlacesAsync(IReadOnlyList<StoreOperation> operations, CancellationToken cancellationToken)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var put in operations.OfType<StoreOperation.PutMention>().Where(put => IndexNames.IsUnit(put.Mention.Unit) && IndexNames.IsVisibility(put.Mention.Visibility)))
            places[put.Mention.Id] = Index(put.Mention.Unit, put.Mention.Visibility, put.Mention.FirstHeard);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, unit, action) in operations.Select(About).Where(about => IndexNames.IsUnit(about.Unit)))
        {
            if (action is { FirstHeard: { } firstHeard, Visibility: { } visibility } && IndexNames.IsVisibility(visibility))
                places[id] = Index(unit, visibility, firstHeard);
            else if (!places.ContainsKey(id))
                unknown.Add(id);
        }

        await foreach (var hit in FindAsync(unknown, cancellationToken))
            places.TryAdd(hit.Id, hit.Index);
        return places;
    }

    /// <summary>The documents of these ids, stubs and tombstones too.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async IAsyncEnumerable<SearchHit> FindAsync(IEnumerable<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var refreshed = false;
        foreach (var chunk in ids.Chunk(HitReader.PageSize))
        {
            if (!refreshed && (await client.SendAsync(ElasticsearchRequest.Post($"{names.AllMentions}/_refresh?ignore_unavailable=true&allow_no_indices=true"), cancellationToken)).Error is { } error)
                throw ElasticsearchFaults.Translate(error, "refreshing");
            refreshed = true;
            await foreach (var hit in _reader.HitsAsync(names.AllMentions, SearchFilters.Ids(chunk), HitOrder.By("id"), cancellationToken))
                yield return hit;
        }
    }

    private string Index(string unit, string visibility, DateTimeOffset firstHeard) => names.Mentions(unit, visibility, IndexPeriod.Of(firstHeard, options.Bucket(unit)).ToString());

    private static (string Id, string Unit, ActionEvent? Action) About(StoreOperation operation) => operation switch
    {
        StoreOperation.PutAction { Action: var action } => (action.MentionId, action.Unit, action),
        StoreOperation.Erase erase => (erase.Id, erase.Unit, erase.Action),
        _ => ("", "", null),
    };
}
