using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.CommandLine;
using Listening.Indexer;
using Listening.Listener;
using Listening.Mentions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Listening.Hosting;

/// <summary>The operations port: <c>/health/live</c>, <c>/health/ready</c>, <c>/metrics</c>. It outlives the roles, so that a draining process still answers, and answers that it is not ready.</summary>
internal sealed class OperationsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<IReadOnlyList<RoleHealth>> _health;
    private volatile bool _isDraining;

    private OperationsServer(WebApplication app, Func<IReadOnlyList<RoleHealth>> health) => (_app, _health) = (app, health);

    /// <summary>Where it really listens (port 0 asks for any).</summary>
    public string Address => _app.Urls.FirstOrDefault() ?? "";

    public static async Task<OperationsServer> StartAsync(string urls, Func<IReadOnlyList<RoleHealth>> health, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders();
        builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("listening")).WithMetrics(metrics => metrics
            .AddMeter(ListenerMetrics.MeterName, IndexerMetrics.MeterName)
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        var server = new OperationsServer(builder.Build(), health);
        server.Map();
        await ListenAsync(server._app, urls, "Operations:Urls", cancellationToken);
        return server;
    }

    /// <summary>Starts an application or says clearly that its address is taken or wrong.</summary>
    public static async Task ListenAsync(WebApplication app, string urls, string setting, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            throw CommandException.WrongUse($"Cannot listen on {urls}: {exception.Message.TrimEnd('.')}. Choose another address with --set {setting}=http://127.0.0.1:PORT");
        }
    }

    /// <summary>From now on the process is not ready.</summary>
    public void StartDraining() => _isDraining = true;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/health/live", () => Results.Text("live\n"));
        _app.MapGet("/health/ready", Ready);
        _app.MapPrometheusScrapingEndpoint("/metrics");
    }

    private IResult Ready()
    {
        var roles = _health();
        var isReady = !_isDraining && roles.All(role => role.Problem is null);
        var answer = new HealthAnswer(isReady ? "ready" : _isDraining ? "draining" : "not ready", roles);
        return Results.Text(JsonSerializer.Serialize(answer, HealthJson.Wire), "application/json", statusCode: (int)(isReady ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable));
    }
}

/// <summary>The body of <c>/health/ready</c>.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<RoleHealth> Roles);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, Converters = [typeof(UtcMilliseconds)])]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext
{
    public static System.Text.Json.Serialization.Metadata.JsonTypeInfo<HealthAnswer> Wire => Default.HealthAnswer;
}
