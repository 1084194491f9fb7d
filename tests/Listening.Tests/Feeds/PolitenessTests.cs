using Listening.Feeds;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Feeds;

public sealed class PolitenessTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly PolitenessGate _gate;

    public PolitenessTests() => _gate = new PolitenessGate(Options.Create(new FeedPollingOptions()), _clock);

    [Fact]
    public async Task A_group_takes_two_at_once_a_second_apart()
    {
        var token = TestContext.Current.CancellationToken;
        using var first = await _gate.EnterAsync("a", Gap, token);
        var second = _gate.EnterAsync("a", Gap, token);
        var third = _gate.EnterAsync("a", Gap, token);
        Assert.False(second.IsCompleted);

        _clock.Advance(Gap);
        using var held = await second;
        _clock.Advance(Gap * 5);
        Assert.False(third.IsCompleted);

        first.Dispose();
        using var last = await third;
        Assert.True(third.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Groups_do_not_wait_for_each_other()
    {
        var token = TestContext.Current.CancellationToken;
        using var a = await _gate.EnterAsync("a", Gap, token);
        Assert.True(_gate.EnterAsync("b", Gap, token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_trace()
    {
        using var first = await _gate.EnterAsync("a", TimeSpan.Zero, TestContext.Current.CancellationToken);
        using var second = await _gate.EnterAsync("a", TimeSpan.Zero, TestContext.Current.CancellationToken);
        using var impatient = new CancellationTokenSource();
        var third = _gate.EnterAsync("a", TimeSpan.Zero, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);

        first.Dispose();
        Assert.True(_gate.EnterAsync("a", TimeSpan.Zero, TestContext.Current.CancellationToken).IsCompletedSuccessfully);
    }

    [Fact]
    public void A_pause_ends_by_itself_and_the_longer_wish_wins()
    {
        var until = _clock.GetUtcNow().AddMinutes(10);
        _gate.Pause("a", until);
        _gate.Pause("a", until.AddMinutes(-5));
        Assert.Equal(until, _gate.PausedUntil("a"));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(_gate.PausedUntil("a"));
    }

    [Theory]
    [InlineData(Politeness.Host, "https://feeds.example.co.uk/a?b", "feeds.example.co.uk")]
    [InlineData(Politeness.Domain, "https://feeds.example.co.uk/a?b", "example.co.uk")]
    [InlineData(Politeness.Domain, "https://a.b.example.org/", "example.org")]
    [InlineData(Politeness.Domain, "https://192.0.2.7/", "192.0.2.7")]
    [InlineData(Politeness.Feed, "https://example.org/a?b", "https://example.org/a?b")]
    public void A_source_shares_what_it_says_it_shares(Politeness politeness, string url, string group) =>
        Assert.Equal(group, PolitenessGroup.Of(new SourceRequest { Url = new Uri(url), Politeness = politeness }));

    [Theory]
    [InlineData("http://127.0.0.1:1/", true)]
    [InlineData("http://localhost:1/", true)]
    [InlineData("http://example.org/", false)]
    public void Only_our_own_machine_needs_no_gap(string url, bool own)
    {
        var source = Polling.Source(new Uri(url));
        Assert.Equal(own, PolitenessGroup.IsOwnMachine(source));
        Assert.False(PolitenessGroup.IsOwnMachine(source with { AllowPrivateNetwork = [] }));
    }
}
