using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Listening.Tests.Feeds;

/// <summary>A server on a free loopback port that plays one scene and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    public const string Rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Loopback</title><link>http://example.org/</link><item><guid isPermaLink=\"false\">1</guid><title>One</title></item></channel></rss>";

    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>Every request in order: path and headers.</summary>
    public ConcurrentQueue<(string Path, Dictionary<string, string> Headers)> Requests { get; } = new();

    public Uri this[string path] => new(new Uri(_app.Urls.Single()), path);

    public static async Task<LoopbackServer> StartAsync(Func<HttpContext, Task> scene)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var server = new LoopbackServer(app);
        app.Run(context =>
        {
            server.Requests.Enqueue((context.Request.Path + context.Request.QueryString, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            return scene(context);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>A response with a body and headers.</summary>
    public static async Task Answer(HttpContext context, int status, byte[] body, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers.Append(name, value);
        if (body.Length > 0)
            await context.Response.Body.WriteAsync(body);
    }

    /// <summary>The feed, or a response without a body.</summary>
    public static Task Answer(HttpContext context, int status = 200, params (string Name, string Value)[] headers) =>
        Answer(context, status, status == 200 ? System.Text.Encoding.UTF8.GetBytes(Rss) : [], headers);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
