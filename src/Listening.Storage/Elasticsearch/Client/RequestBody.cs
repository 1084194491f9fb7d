using System.Net.Http.Headers;

namespace Listening.Storage.Elasticsearch;

/// <summary>The body of a request on the wire. Content can be sent more than once: a retry needs it again.</summary>
internal static class RequestBody
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue Lines = new("application/x-ndjson");

    public static HttpContent? Of(ElasticsearchRequest request)
    {
        if (request.Body.IsEmpty)
            return null;
        var content = new ReadOnlyMemoryContent(request.Body);
        content.Headers.ContentType = request.IsLines ? Lines : Json;
        return content;
    }
}
