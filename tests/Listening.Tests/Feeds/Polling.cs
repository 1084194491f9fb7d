using System.Net;
using Listening.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Feeds;

/// <summary>A poller with a clock of its own.</summary>
internal sealed class Polling : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Polling(Action<FeedPollingOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new Random(1));
        services.AddFeedPolling(configure);
        _services = services.BuildServiceProvider();
        Poller = _services.GetRequiredService<FeedPoller>();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public FeedPoller Poller { get; }

    public static SourceRequest Source(Uri url) => new() { Url = url, AllowPrivateNetwork = [IPNetwork.Parse("127.0.0.0/8")] };

    public Task<PollResult> PollAsync(SourceRequest source, FeedState? before = null) => Poller.PollAsync(source, before ?? FeedState.New, TestContext.Current.CancellationToken);

    public Task<PollResult> PollAsync(Uri url, FeedState? before = null) => PollAsync(Source(url), before);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
