using System.IO.Compression;
using System.Net;

namespace Listening.Storage.Elasticsearch;

/// <summary>Compresses larger bodies as they leave.</summary>
internal sealed class CompressingHandler : DelegatingHandler
{
    private const int WorthIt = 1_024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { Headers.ContentLength: >= WorthIt } content && content.Headers.ContentEncoding.Count == 0)
            request.Content = new CompressedContent(content);
        return await base.SendAsync(request, cancellationToken);
    }

    private sealed class CompressedContent : HttpContent
    {
        private readonly HttpContent _content;

        public CompressedContent(HttpContent content)
        {
            _content = content;
            Headers.ContentType = content.Headers.ContentType;
            Headers.ContentEncoding.Add("gzip");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true);
            await _content.CopyToAsync(zip, context);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _content.Dispose();
            base.Dispose(disposing);
        }
    }
}
