using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One address of the cluster. It can go down (its port refuses, its connections are cut) and come back at the same address.</summary>
internal sealed class SimulatedNode(ElasticsearchSimulator simulator, int number, int port)
{
    private WebApplication? _app;
    private int _port = port;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public bool IsUp => _app is not null;

    public async Task StartAsync()
    {
        if (_app is not null)
            return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, _port);
        });
        var app = builder.Build();
        var exchange = new HttpExchange(simulator, number);
        app.Run(exchange.RunAsync);
        await app.StartAsync();
        _port = new Uri(app.Urls.Single()).Port;
        _app = app;
    }

    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is not { } app)
            return;
        // A node that dies does not finish what it was doing.
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
