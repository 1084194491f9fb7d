using System.Text.Json;
using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Questions that are no searches: by id, by stream, for the ledger.</summary>
internal sealed class StoreLookups(IElasticsearchClient client, IndexNames names, DocumentFinder finder, StoreControl control, PlanRunner runner)
{
    private const int CompositePage = 1_000;

    private readonly HitReader _reader = new(client);

    public async Task<Mention?> GetAsync(string id, CancellationToken cancellationToken)
    {
        await runner.RefreshAsync(names.AllMentions, cancellationToken);
        var query = SearchFilters.All([SearchFilters.Ids([id])], [SearchFilters.Hidden(FilterFields.Stub, FilterFields.Erased)]);
        var (page, error) = await _reader.PageAsync(names.AllMentions, query, HitOrder.By("id"), null, null, 1, cancellationToken);
        return page is null ? throw ElasticsearchFaults.Translate(error!, "looking for a mention") : page.Hits!.Hits is [var hit] ? HitReader.Document(hit, MentionJson.Mention) : null;
    }

    public async Task<IReadOnlyList<ActionEvent>> HistoryAsync(string mentionId, CancellationToken cancellationToken)
    {
        await runner.RefreshAsync(names.AllActions, cancellationToken);
        var query = SearchFilters.All([SearchFilters.Terms("mention_id", [mentionId])], []);
        var actions = new List<ActionEvent>();
        await foreach (var action in _reader.AllAsync(names.AllActions, MentionJson.Action, query, HitOrder.By("at", "action_id"), cancellationToken))
        {
            // A stream knows an id only within the index behind it that is written.
            if (actions.Count == 0 || actions[^1].ActionId != action.ActionId)
                actions.Add(action);
        }

        return [.. actions.OrderBy(action => action.At).ThenBy(action => action.ActionId, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<PollEvent>> PollsAsync(string? unit, string? sourceId, int limit, CancellationToken cancellationToken)
    {
        if (limit <= 0 || (unit is not null && !IndexNames.IsUnit(unit)))
            return [];
        var target = unit is null ? names.AllPolls : names.Polls(unit);
        await runner.RefreshAsync(target, cancellationToken);
        var query = SearchFilters.All(sourceId is null ? [] : [SearchFilters.Terms("source.id", [sourceId])], []);
        var (page, error) = await _reader.PageAsync(target, query, HitOrder.NewestPoll, null, null, Math.Min(limit, MentionPages.MaxLimit), cancellationToken);
        return page is null ? throw ElasticsearchFaults.Translate(error!, "reading polls") : [.. page.Hits!.Hits.Select(hit => HitReader.Document(hit, MentionJson.Poll))];
    }

    public async Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<MentionVersion> versions, CancellationToken cancellationToken)
    {
        await control.RefreshAsync(cancellationToken);
        var held = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var hit in finder.FindAsync(versions.Select(version => version.Id).Distinct(StringComparer.Ordinal), cancellationToken))
        {
            // A document without content is a tombstone or a stub.
            if (hit.Source.TryGetProperty("revision", out var revision) && revision.TryGetInt64(out var number))
                held[hit.Id] = hit.Source.TryGetProperty("content_hash", out _) ? number : long.MaxValue;
        }

        return [.. versions.Where(version => !IsHeld(version, held)).Select(version => version.Id)];
    }

    /// <summary>What is held now, by source; the number of records behind it is known to the log alone.</summary>
    public async Task<IReadOnlyList<StoreLedger>> LedgerAsync(CancellationToken cancellationToken)
    {
        await runner.RefreshAsync(names.AllMentions, cancellationToken);
        var ledger = new List<StoreLedger>();
        for (JsonElement? after = null; ;)
        {
            var buckets = await SourcesAsync(after, cancellationToken);
            ledger.AddRange(buckets.Buckets.Select(bucket => new StoreLedger("", bucket.Key.GetProperty("unit").GetString()!, bucket.Key.GetProperty("source").GetString()!, bucket.Count, 0, 0)));
            if (buckets.Buckets.Count < CompositePage || buckets.AfterKey is null)
                return ledger;
            after = buckets.AfterKey;
        }
    }

    private bool IsHeld(MentionVersion version, Dictionary<string, long> held) =>
        held.TryGetValue(version.Id, out var revision) ? revision >= version.Revision : control.IsErased(version.Id) || IsExpired(version);

    // Its first hearing was not after the revision, which is a time. Without its unit only what is too old for every unit's horizon is known to be gone.
    private bool IsExpired(MentionVersion version)
    {
        var horizons = control.Horizons;
        DateTimeOffset? horizon = version.Unit is { } unit
            ? horizons.TryGetValue(unit, out var own) ? own : null
            : horizons.Count > 0 ? horizons.Values.Min() : null;
        return horizon is { } before && version.Revision < before.ToUnixTimeMilliseconds();
    }

    private async Task<CompositeBuckets> SourcesAsync(JsonElement? after, CancellationToken cancellationToken)
    {
        static JsonObject Source(string name, string field) => new() { [name] = new JsonObject { ["terms"] = new JsonObject { ["field"] = field } } };
        var composite = new JsonObject
        {
            ["size"] = CompositePage,
            ["sources"] = new JsonArray(Source("unit", MentionFacets.Path(MentionFacet.Unit)), Source("source", $"{MentionFacets.Root}.{MentionFacets.SourceId}")),
        };
        if (after is { } place)
            composite["after"] = JsonNode.Parse(place.GetRawText());
        var body = new JsonObject { ["size"] = 0, ["track_total_hits"] = false, ["query"] = SearchFilters.Held(), ["aggs"] = new JsonObject { ["by"] = new JsonObject { ["composite"] = composite } } };
        var answer = await client.SendAsync(ElasticsearchRequest.Post($"{names.AllMentions}/_search?{HitReader.Leniently}", body), cancellationToken);
        var read = answer.Read(ClientJson.Default.AggregationAnswerCompositeBuckets, out var error);
        return read is null ? throw ElasticsearchFaults.Translate(error!, "reading the ledger") : read.Aggregations?.By ?? new(null, []);
    }
}
