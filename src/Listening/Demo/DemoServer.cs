using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Listening.Demo;

/// <summary>Serves the sample world on loopback: feeds with validators, a page per entry, a moved feed, a failing one, an edit.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DemoOptions _options;
    private readonly TimeProvider _time;
    private readonly DemoVisits _visits = new();

    private DemoServer(WebApplication app, DemoOptions options, TimeProvider time, DateTimeOffset start)
    {
        _app = app;
        _options = options;
        _time = time;
        Start = start;
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        World = new DemoWorld(Content, options, start, BaseAddress);
    }

    /// <summary>Such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The instant that offsets count from, in whole seconds.</summary>
    public DateTimeOffset Start { get; }

    public DemoContent Content { get; } = DemoContent.Load();

    public DemoWorld World { get; }

    /// <summary>What must have been heard at the end.</summary>
    public DemoExpected Expected => DemoExpected.Of(Content);

    public static async Task<DemoServer> StartAsync(DemoOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        // Posts count from a time that feeds can express exactly.
        var now = options.Start ?? time.GetUtcNow();
        var start = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var app = Build(options.Port);
        DemoServer? server = null;
        app.Run(context => server is null ? Task.CompletedTask : server.HandleAsync(context));
        try
        {
            await app.StartAsync(cancellationToken);
            return server = new DemoServer(app, options, time, start);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>The listeners.json that listens to this server.</summary>
    /// <param name="every">Wished interval of polls; at least 10 s, as listeners.json asks.</param>
    public string Config(TimeSpan every) => DemoConfig.Json(Content, BaseAddress, every);

    /// <summary>Makes the edits happen now instead of when they are due.</summary>
    public void PublishEdits()
    {
        foreach (var source in Content.Sources)
            _visits.Edit(source.Id, _time.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(int port)
    {
        // The empty builder reads no settings and no environment: nothing may bind the sample world to another address.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddSingleton<IHostLifetime, DemoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private Task HandleAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["before-the-move", var id] when Content.Source(id) is { Moved: true } source => MovedAsync(context, source),
            [var id] when Content.Source(id) is { } source => PageAsync(context, DemoPage.Home(Listing(source))),
            [var id, "feed"] when Content.Source(id) is { } source => FeedAsync(context, source),
            [var id, "posts", var key] when Content.Source(id) is { } source => EntryAsync(context, source, key),
            _ => NotFoundAsync(context),
        };
    }

    private Task FeedAsync(HttpContext context, DemoSource source)
    {
        var visit = _visits.Note(source.Id);
        if (_options.Once && visit > 1)
            _visits.Edit(source.Id, _time.GetUtcNow());
        return DemoVisits.Mishap(source, visit) switch
        {
            DemoMishap.None => DemoAnswers.FeedAsync(context, Listing(source)),
            DemoMishap.Busy => DemoAnswers.BusyAsync(context),
            DemoMishap.Garbage => DemoAnswers.GarbageAsync(context, source),
            _ => DemoAnswers.StallAsync(context, _options.Stall, _time),
        };
    }

    private Task EntryAsync(HttpContext context, DemoSource source, string key) =>
        Listing(source).Entries.FirstOrDefault(entry => entry.Post.SameAs is null && entry.Post.Key == key) is { } entry
            ? PageAsync(context, DemoPage.Entry(source, entry))
            : NotFoundAsync(context);

    private DemoListing Listing(DemoSource source)
    {
        var now = _time.GetUtcNow();
        var due = Start + _options.EditAfter;
        var edited = _visits.Edited(source.Id) ?? (!_options.Once && due <= now ? due : null);
        return World.Listing(source, now, edited);
    }

    private static Task MovedAsync(HttpContext context, DemoSource source)
    {
        context.Response.Redirect(DemoAddress.Feed(source), permanent: true);
        return Task.CompletedTask;
    }

    private static Task PageAsync(HttpContext context, string html)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(html, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
