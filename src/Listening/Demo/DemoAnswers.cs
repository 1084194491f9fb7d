using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Listening.Demo;

/// <summary>How the sample server answers for a feed.</summary>
internal static class DemoAnswers
{
    /// <summary>The document, or 304 where the visitor has it (RFC 9110 §13: If-None-Match goes before If-Modified-Since).</summary>
    public static async Task FeedAsync(HttpContext context, DemoListing listing)
    {
        var bytes = FeedDocuments.Write(listing);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.LastModified = listing.Changed.ToString("R");
        if (IsKnown(context.Request, etag, listing.Changed))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = FeedDocuments.MediaType(listing.Source.Format);
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task BusyAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "4";
        return context.Response.WriteAsync("Please come back in a moment.", context.RequestAborted);
    }

    /// <summary>Claims to be a feed and is a stack trace, as happens.</summary>
    public static Task GarbageAsync(HttpContext context, DemoSource source)
    {
        context.Response.ContentType = FeedDocuments.MediaType(source.Format);
        return context.Response.WriteAsync("Fatal error: out of memory (tried to allocate 20480 bytes) in /srv/cms/render on line 118\n", context.RequestAborted);
    }

    /// <summary>Keeps the visitor waiting, then hangs up.</summary>
    public static async Task StallAsync(HttpContext context, TimeSpan stall, TimeProvider time)
    {
        try
        {
            await Task.Delay(stall, time, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The visitor was less patient, or the server stops: hanging up is right either way.
        }

        context.Abort();
    }

    private static bool IsKnown(HttpRequest request, string etag, DateTimeOffset changed)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
            return request.Headers.IfNoneMatch.Contains(etag, StringComparer.Ordinal);
        return request.GetTypedHeaders().IfModifiedSince is { } since && DateTimeOffset.FromUnixTimeSeconds(changed.ToUnixTimeSeconds()) <= since;
    }
}
