using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Reads a request whole, or says why it is refused before anything looks at it.</summary>
internal static class RequestReader
{
    public static async Task<(SimulatedRequest? Request, SimulatedAnswer? Refused)> ReadAsync(ElasticsearchSimulator simulator, int node, HttpContext context)
    {
        var (body, received) = await BodyAsync(context, simulator.Options.MaxContentLength);
        if (body is null)
            return (null, SimulatedAnswer.Empty(413));
        var request = new SimulatedRequest
        {
            Cluster = simulator.Cluster,
            Node = node,
            Method = context.Request.Method,
            Address = $"{context.Request.Path}{context.Request.QueryString}",
            Segments = Segments(context),
            Query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Headers = context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.Value,
        };
        simulator.Counters.Arrived(request, received);
        return Refusal(simulator, request) is { } refused ? (null, refused) : (request, null);
    }

    private static SimulatedAnswer? Refusal(ElasticsearchSimulator simulator, SimulatedRequest request)
    {
        if (simulator.Options.Authorization is { } asked && !string.Equals(asked, request.Headers.GetValueOrDefault("Authorization"), StringComparison.Ordinal))
            return SimulatedFailure.Of(401, "security_exception", $"missing authentication credentials for REST request [{request.Address}]").Answer;
        var type = request.Headers.GetValueOrDefault("Content-Type");
        return request.Body.Length == 0 || type is not null && type.Contains("json", StringComparison.OrdinalIgnoreCase)
            ? null
            : SimulatedAnswer.Json(new System.Text.Json.Nodes.JsonObject { ["error"] = $"Content-Type header [{type}] is not supported", ["status"] = 406 }, 406);
    }

    // The raw path: an encoded slash inside a name must not become a separator.
    private static string[] Segments(HttpContext context)
    {
        var target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var path = target.Split('?', 2)[0];
        return [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    private static async Task<(ReadOnlyMemory<byte>? Body, long Received)> BodyAsync(HttpContext context, long limit)
    {
        if (context.Request.ContentLength > limit)
            return (null, 0);
        var buffer = new MemoryStream(capacity: (int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        if (buffer.Length > limit)
            return (null, buffer.Length);
        if (!context.Request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return (buffer.GetBuffer().AsMemory(0, (int)buffer.Length), buffer.Length);
        var plain = new MemoryStream();
        buffer.Position = 0;
        await using (var unzipped = new GZipStream(buffer, CompressionMode.Decompress, leaveOpen: true))
            await unzipped.CopyToAsync(plain, context.RequestAborted);
        return (plain.GetBuffer().AsMemory(0, (int)plain.Length), buffer.Length);
    }
}
