using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Listening.Feeds;

/// <summary>
/// Configures the HTTP clients of the poller. A client's name carries the private networks it may enter, and the factory keeps a pool of connections per name:
/// so a connection that one source was allowed to open is never lent to another.
/// </summary>
internal sealed class FeedClients(IOptions<FeedPollingOptions> polling, TimeProvider time) : IConfigureNamedOptions<HttpClientFactoryOptions>
{
    private const string Prefix = "Listening.Feeds:";

    /// <summary>The name of the client for these networks.</summary>
    public static string NameFor(IReadOnlyList<IPNetwork> open) =>
        open.Count == 0 ? Prefix : Prefix + string.Join(',', open.Select(block => block.ToString()).Order(StringComparer.Ordinal));

    public void Configure(HttpClientFactoryOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (name?.StartsWith(Prefix, StringComparison.Ordinal) != true)
            return;
        IPNetwork[] open = [.. name[Prefix.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(block => IPNetwork.Parse(block))];
        options.HttpClientActions.Add(client => client.Timeout = Timeout.InfiniteTimeSpan);
        options.HttpMessageHandlerBuilderActions.Add(builder =>
        {
            builder.PrimaryHandler = Handler(polling.Value, open);
            builder.AdditionalHandlers.Add(new ResilienceHandler(Pipeline(polling.Value, time)));
        });
    }

    private static SocketsHttpHandler Handler(FeedPollingOptions options, IPNetwork[] open)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy is null ? null : new WebProxy(options.Proxy),
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            // Strangers learn nothing of our traces.
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
        if (options.Proxy is null)
            handler.ConnectCallback = new GuardedConnection(open).ConnectAsync;
        return handler;
    }

    // Only what never reached the server is tried again; all else waits for the next poll.
    private static ResiliencePipeline<HttpResponseMessage> Pipeline(FeedPollingOptions options, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 1,
                Delay = options.RetryPause,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>(failure => failure.HttpRequestError == HttpRequestError.ConnectionError && failure.InnerException is not PrivateNetworkException),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
}
