using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>The one way to a server: everything else in this folder's neighbours is requests and answers. Safe for several threads at once.</summary>
internal interface IElasticsearchClient
{
    /// <summary>Asks one node, and others where that one cannot be reached; bounded in time. Refusals and failures are values.</summary>
    Task<ElasticsearchAnswer> SendAsync(ElasticsearchRequest request, CancellationToken cancellationToken);

    /// <summary>What the server is; asked once.</summary>
    /// <exception cref="StorageException">It cannot be reached, refuses us, or is nothing that this program can work with.</exception>
    Task<ServerProduct> ProductAsync(CancellationToken cancellationToken);
}
