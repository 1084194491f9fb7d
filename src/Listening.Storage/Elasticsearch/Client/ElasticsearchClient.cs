using Listening.Mentions;
using Polly.Timeout;

namespace Listening.Storage.Elasticsearch;

/// <summary>Speaks to the cluster's nodes in turn over the factory's HTTP clients.</summary>
internal sealed class ElasticsearchClient(IHttpClientFactory factory, NodePool nodes) : IElasticsearchClient
{
    /// <summary>The name of the HTTP client, which <see cref="ElasticsearchServices"/> sets up.</summary>
    public const string Name = "Listening.Elasticsearch";

    private const int MostNodesAsked = 3;

    private volatile ServerProduct? _product;

    public async Task<ElasticsearchAnswer> SendAsync(ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        var answer = ElasticsearchAnswer.Failed(new(0, ElasticsearchError.Unreachable, "There is no node to ask."));
        foreach (var node in nodes.Order().Take(MostNodesAsked))
        {
            answer = await AskAsync(node, request, cancellationToken);
            // Who let us wait so long has perhaps done the work: another node would do it again, for another such while.
            if (answer.Status is not (0 or 502 or 503 or 504) || answer.Error?.Type == ElasticsearchError.TimedOut)
                return answer;
        }

        return answer;
    }

    public async Task<ServerProduct> ProductAsync(CancellationToken cancellationToken)
    {
        if (_product is { } known)
            return known;
        var answer = await SendAsync(ElasticsearchRequest.Get(""), cancellationToken);
        if (answer.Read(ClientJson.Default.RootAnswer, out var error) is not { } root)
            throw ElasticsearchFaults.Translate(error!, "asking what the server is");
        return ServerProduct.Read(root, out var product) is { } fault
            ? throw new StorageException(StorageFault.Version, $"What answers at {nodes.Order()[0].Authority} cannot be used: {fault}. This program works with Elasticsearch 8 and 9 and OpenSearch 2 and 3.")
            : _product = product!;
    }

    private async Task<ElasticsearchAnswer> AskAsync(Uri node, ElasticsearchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(request.Method, new Uri(node, request.Path)) { Content = RequestBody.Of(request) };
            using var response = await factory.CreateClient(Name).SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var status = (int)response.StatusCode;
            if (status is 502 or 503 or 504)
                nodes.Failed(node);
            else
                nodes.Answered(node);
            return new(status, body, response.IsSuccessStatusCode ? null : ErrorAnswer.Read(status, body));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            nodes.Failed(node);
            return ElasticsearchAnswer.Failed(new(0, ElasticsearchError.Unreachable, $"{node.Authority}: {exception.Message}"));
        }
        catch (Exception exception) when (exception is TimeoutRejectedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            nodes.Failed(node);
            return ElasticsearchAnswer.Failed(new(0, ElasticsearchError.TimedOut, $"{node.Authority} did not answer in time."));
        }
    }
}
