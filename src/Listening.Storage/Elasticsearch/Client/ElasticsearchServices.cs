using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Listening.Mentions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Listening.Storage.Elasticsearch;

/// <summary>Registers the store.</summary>
public static class ElasticsearchServices
{
    private const long LargestAnswer = 512 << 20;
    private const int Retries = 3;

    /// <summary>Makes Elasticsearch the <see cref="IMentionStore"/>. Nothing is asked of the server before the store is used.</summary>
    /// <exception cref="ValidationException">A setting is wrong; the message names it, never a secret.</exception>
    public static IServiceCollection AddElasticsearchStore(this IServiceCollection services, ElasticsearchOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        _ = NodeAddresses.Read(options, out var nodes);
        _ = Credentials.Read(options, out var credentials);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        AddClient(services, options, credentials);
        services.AddSingleton(provider => new NodePool(nodes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IElasticsearchClient, ElasticsearchClient>();
        services.AddSingleton(provider => new ElasticsearchMentionStore(provider.GetRequiredService<IElasticsearchClient>(), options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMentionStore>(provider => provider.GetRequiredService<ElasticsearchMentionStore>());
        return services;
    }

    private static void AddClient(IServiceCollection services, ElasticsearchOptions options, Credentials credentials)
    {
        var builder = services.AddHttpClient(ElasticsearchClient.Name, client =>
            {
                // The pipeline below bounds the time.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestAnswer;
                client.DefaultRequestHeaders.Authorization = credentials.Authorization;
            })
            .ConfigurePrimaryHttpMessageHandler(() => Handler(options, credentials));
        // Headers are secrets and bodies are people's: the factory's own log lines say too much and too often.
        builder.RemoveAllLoggers();
        builder.AddResilienceHandler("elasticsearch", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            pipeline.AddTimeout(new TimeoutStrategyOptions { Timeout = options.Timeout }).AddRetry(OverloadedReads());
        });
        if (options.Compression)
            builder.AddHttpMessageHandler(() => new CompressingHandler());
    }

    // Writes are repeated by who knows which of their documents need it.
    private static RetryStrategyOptions<HttpResponseMessage> OverloadedReads() => new()
    {
        MaxRetryAttempts = Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(200),
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests } response && IsRead(response.RequestMessage)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.Headers.RetryAfter?.Delta),
    };

    private static bool IsRead(HttpRequestMessage? request) =>
        request is not null && (request.Method == HttpMethod.Get || request.RequestUri?.AbsolutePath.EndsWith("/_search", StringComparison.Ordinal) == true);

    private static SocketsHttpHandler Handler(ElasticsearchOptions options, Credentials credentials)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (credentials.Certificate is { } own)
            handler.SslOptions.ClientCertificates = [own];
        if (credentials.Authorities is { } authorities)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return handler;
    }
}
