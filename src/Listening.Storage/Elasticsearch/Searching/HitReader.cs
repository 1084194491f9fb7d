using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Walks along hits page by page, each page behind the last hit of the one before: no page is deeper than the first.</summary>
internal sealed class HitReader(IElasticsearchClient client)
{
    /// <summary>Documents of one page.</summary>
    public const int PageSize = 1_000;

    /// <summary>An index that is not there holds nothing; a shard that does not answer is a fault.</summary>
    public const string Leniently = "ignore_unavailable=true&allow_no_indices=true&allow_partial_search_results=false";

    private readonly PointsInTime _points = new(client);

    /// <summary>Everything that a query finds, as it was when the first page was asked for; where the server has forgotten that moment, as it is then.</summary>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async IAsyncEnumerable<SearchHit> HitsAsync(string target, JsonObject query, HitOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var point = await _points.OpenAsync(target, cancellationToken);
        IReadOnlyList<JsonElement>? after = null;
        try
        {
            while (point is not null)
            {
                var (page, error) = await PageAsync(target, query, order, after, point, PageSize, cancellationToken);
                if (error is not null && PointsInTime.IsOver(error))
                {
                    point = await _points.OpenAsync(target, cancellationToken);
                    continue;
                }

                var hits = page?.Hits?.Hits ?? throw ElasticsearchFaults.Translate(error!, "searching");
                foreach (var hit in hits)
                    yield return hit;
                if (hits.Count < PageSize)
                    break;
                (after, point) = (hits[^1].Sort, page.PointInTime ?? point);
            }
        }
        finally
        {
            if (point is not null)
                await _points.CloseAsync(point, CancellationToken.None);
        }
    }

    /// <summary>The documents of all hits.</summary>
    /// <inheritdoc cref="HitsAsync"/>
    public async IAsyncEnumerable<T> AllAsync<T>(string target, JsonTypeInfo<T> type, JsonObject query, HitOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var hit in HitsAsync(target, query, order, cancellationToken))
            yield return Document(hit, type);
    }

    /// <summary>One page.</summary>
    public async Task<(SearchAnswer? Page, ElasticsearchError? Error)> PageAsync(
        string target, JsonObject query, HitOrder order, IReadOnlyList<JsonElement>? after, string? point, int size, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["size"] = size,
            ["query"] = query.DeepClone(),
            ["sort"] = order.Json(),
            ["track_total_hits"] = false,
            ["_source"] = new JsonObject { ["excludes"] = new JsonArray([.. MentionIndexDocument.Added.Select(field => JsonValue.Create(field))]) },
        };
        if (after is not null)
            body["search_after"] = HitOrder.Place(point is null ? after.Take(order.Keys) : after);
        if (point is not null)
            body["pit"] = new JsonObject { ["id"] = point, ["keep_alive"] = PointsInTime.KeepAlive };
        var path = point is null ? $"{target}/_search?{Leniently}" : "_search?allow_partial_search_results=false";
        var answer = await client.SendAsync(ElasticsearchRequest.Post(path, body), cancellationToken);
        var page = answer.Read(ClientJson.Default.SearchAnswer, out var error);
        return page?.Incomplete is { } incomplete ? (null, incomplete) : (page, error);
    }

    /// <summary>A hit's document.</summary>
    /// <exception cref="StorageException">Somebody else wrote it.</exception>
    public static T Document<T>(SearchHit hit, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return hit.Source.Deserialize(type) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new StorageException(StorageFault.Corrupted, $"Elasticsearch holds a document that is not ours, {hit.Index}/{hit.Id}: {exception.Message}", exception);
        }
    }
}
