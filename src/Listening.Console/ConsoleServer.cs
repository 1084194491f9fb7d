using System.Net;
using Listening.Mentions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Listening.WebConsole;

/// <summary>The reading half of the HTTP API <c>/api/v1</c>. It has no sign-in, so it serves this machine only.</summary>
public sealed class ConsoleServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConsoleServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Starts serving a store, which the caller keeps and disposes of.</summary>
    /// <param name="url">One loopback address such as <c>http://127.0.0.1:8080</c>; port 0 takes a free one.</param>
    /// <param name="store">What is asked.</param>
    /// <param name="config">The units' configuration at the moment of asking, for lists and zones; null where there is none.</param>
    /// <param name="time">What relative dates count from.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">The address is no http address of this machine alone.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<ConsoleServer> StartAsync(string url, IMentionStore store, Func<ListenersConfig?> config, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!IsLoopback(url))
            throw new ArgumentException($"{url} is not an http address of this machine alone, and there is no sign-in yet. Use http://127.0.0.1:8080 or another port.", nameof(url));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(config);
        builder.Services.AddSingleton(time);
        var app = builder.Build();
        app.Use(RefuseForeignHosts);
        app.MapGroup("/api/v1").MapMentions().MapStats();
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    // A web page elsewhere can point its own name at 127.0.0.1 and read what is served there: only our own names are answered.
    private static Task RefuseForeignHosts(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host.Host;
        if (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return Task.CompletedTask;
    }
}
