using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Listening.Tests.Scenarios;

/// <summary>Serves captured feeds on loopback, byte for byte, with validators.</summary>
internal sealed class CaptureServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _notModified;

    private CaptureServer(WebApplication app, IReadOnlyList<Capture> captures) => (_app, Captures) = (app, captures);

    /// <summary>In ordinal order of their paths.</summary>
    public IReadOnlyList<Capture> Captures { get; }

    /// <summary>Answers 304 so far.</summary>
    public int NotModified => Volatile.Read(ref _notModified);

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Serves every file below a folder.</summary>
    public static async Task<CaptureServer> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
        var captures = files.Select((file, number) => new Capture($"capture-{number:000}", file, File.ReadAllBytes(Path.Combine(folder, file)))).ToList();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new CaptureServer(builder.Build(), captures);
        var byPath = captures.ToDictionary(capture => "/" + capture.File, StringComparer.Ordinal);
        server._app.Run(context => byPath.TryGetValue(context.Request.Path.Value!, out var capture) ? server.AnswerAsync(context, capture) : NotFoundAsync(context));
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Where a capture is served.</summary>
    public Uri AddressOf(Capture capture) => new(Address, string.Join('/', capture.File.Split('/').Select(Uri.EscapeDataString)));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Capture capture)
    {
        context.Response.Headers.ETag = capture.Tag;
        if (context.Request.Headers.IfNoneMatch.Contains(capture.Tag))
        {
            Interlocked.Increment(ref _notModified);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = capture.ContentType;
        context.Response.ContentLength = capture.Bytes.Length;
        await context.Response.Body.WriteAsync(capture.Bytes, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

/// <summary>A captured feed.</summary>
/// <param name="Id">Its source's id.</param>
/// <param name="File">Path below the captures' folder.</param>
/// <param name="Bytes">As captured.</param>
internal sealed record Capture(string Id, string File, byte[] Bytes)
{
    public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 12))}\"";

    /// <summary>What a web server would say of such a file; the encoding is the document's to say.</summary>
    public string ContentType => Path.GetExtension(File) switch
    {
        ".rss" => "application/rss+xml",
        ".atom" => "application/atom+xml",
        ".rdf" => "application/rdf+xml",
        ".json" => "application/feed+json",
        _ => "application/xml",
    };
}
