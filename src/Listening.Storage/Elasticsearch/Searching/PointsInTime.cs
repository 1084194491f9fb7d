using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Points in time, which Elasticsearch and OpenSearch keep at different addresses.</summary>
internal sealed class PointsInTime(IElasticsearchClient client)
{
    /// <summary>How long one lives after its last use.</summary>
    public const string KeepAlive = "5m";

    /// <returns>Its id; null where there is no index to look at.</returns>
    /// <exception cref="StorageException">The server cannot be asked.</exception>
    public async Task<string?> OpenAsync(string target, CancellationToken cancellationToken)
    {
        var product = await client.ProductAsync(cancellationToken);
        var path = $"{target}/{(product.IsOpenSearch ? "_search/point_in_time" : "_pit")}?keep_alive={KeepAlive}&ignore_unavailable=true&allow_no_indices=true";
        var answer = await client.SendAsync(ElasticsearchRequest.Post(path), cancellationToken);
        if (answer.Error is { Status: 404, Type: "index_not_found_exception" })
            return null;
        return answer.Read(ClientJson.Default.PointInTimeAnswer, out var error) is { } opened ? opened.Id ?? opened.OpenSearchId : throw ElasticsearchFaults.Translate(error!, "opening a point in time");
    }

    /// <summary>Lets it go; where that fails it ends by itself.</summary>
    public async Task CloseAsync(string id, CancellationToken cancellationToken)
    {
        var product = await client.ProductAsync(cancellationToken);
        await client.SendAsync(
            product.IsOpenSearch
                ? ElasticsearchRequest.Delete("_search/point_in_time", new() { ["pit_id"] = new JsonArray(id) })
                : ElasticsearchRequest.Delete("_pit", new() { ["id"] = id }),
            cancellationToken);
    }

    /// <summary>True where it has ended, so that another must be opened.</summary>
    public static bool IsOver(ElasticsearchError error) => error is { Status: 404 } && (error.Type == "search_context_missing_exception" || error.Cause == "search_context_missing_exception");
}
