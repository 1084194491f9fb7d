using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Puts an answer on the wire, zipped where that is wanted, damaged where a fault says so.</summary>
internal static class AnswerWriter
{
    private const int WorthZipping = 512;

    public static async Task<(int Status, long Sent)> WriteAsync(HttpContext context, SimulatedAnswer answer, AnswerDamage damage, ElasticsearchSimulator simulator, TimeSpan? retryAfter = null)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (simulator.Options.Product is SimulatedProduct.Elasticsearch8 or SimulatedProduct.Elasticsearch9)
            response.Headers.Append("X-Elastic-Product", "Elasticsearch");
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString();
        var body = damage.Malformed ? answer.Body[..(answer.Body.Length / 2)] : answer.Body;
        if (body.Length == 0)
            return (answer.Status, 0);
        response.ContentType = ContentType(context.Request, answer);
        if (body.Length >= WorthZipping && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            body = Zipped(body);
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await SendAsync(context, damage.Half ? body[..(body.Length / 2)] : body, damage, simulator.Options.Time);
        if (damage.Half)
            context.Abort();
        return (answer.Status, body.Length);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, AnswerDamage damage, TimeProvider time)
    {
        var chunk = damage.DripBytes > 0 ? damage.DripBytes : body.Length;
        for (var sent = 0; sent < body.Length; sent += chunk)
        {
            if (sent > 0)
                await Task.Delay(damage.DripEvery, time, context.RequestAborted);
            await context.Response.Body.WriteAsync(body.Slice(sent, Math.Min(chunk, body.Length - sent)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    // A client that speaks in a compatible version is answered in it.
    private static string ContentType(HttpRequest request, SimulatedAnswer answer)
    {
        var accepted = request.Headers.Accept.ToString();
        return accepted.Contains("vnd.elasticsearch+json", StringComparison.OrdinalIgnoreCase) && answer.ContentType == "application/json" ? accepted.Split(',')[0] : answer.ContentType;
    }

    private static byte[] Zipped(ReadOnlyMemory<byte> body)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(body.Span);
        return buffer.ToArray();
    }
}
