using Listening.Feeds;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the poller.</summary>
public static class FeedPollingServices
{
    /// <summary>Adds <see cref="FeedPoller"/> with its HTTP clients. Uses the registered <see cref="TimeProvider"/> and <see cref="Random"/>, or the system's.</summary>
    public static IServiceCollection AddFeedPolling(this IServiceCollection services, Action<FeedPollingOptions>? configure = null)
    {
        services.AddOptions<FeedPollingOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeedPollingOptions>, FeedPollingOptionsValidator>());
        services.AddHttpClient();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PolitenessGate>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HttpClientFactoryOptions>, FeedClients>());
        services.TryAddSingleton(provider => new FeedPoller(
            provider.GetRequiredService<IHttpClientFactory>(),
            provider.GetRequiredService<IOptions<FeedPollingOptions>>(),
            provider.GetRequiredService<PolitenessGate>(),
            provider.GetRequiredService<TimeProvider>(),
            new Jitter(provider.GetService<Random>() ?? new Random())));
        return services;
    }
}
