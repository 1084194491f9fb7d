using Listening.Listener;
using Listening.Sentiment;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Listener;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task What_is_kept_too_long_goes_also_after_a_time_without_room_on_the_disk()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var polling = new Polling();
        using var state = new FaultyState(new SqliteListenerState(folder.Path, "roastery", "incarnation", polling.Clock));
        state.Commit([SampleCommit.Poll("press", SampleCommit.Unmatched("a"))]);
        using var metrics = new ListenerMetrics();
        var config = SampleUnit.Config() with { Sources = [], KeepUnmatchedFor = TimeSpan.FromMinutes(15) };
        using var listener = new UnitListener(config, SentimentClassifier.LoadDefault(), state, "incarnation", polling.Poller, new ListenerOptions(), metrics, polling.Clock, new NoSpread(), NullLogger<UnitListener>.Instance);
        await listener.StartAsync(stop);
        await Eventually.TrueAsync(() => state.Recall("queries") is not null);
        state.Faults = 1;
        var tries = state.Tries;
        await Eventually.TrueAsync(() => state.Tries > tries, () => polling.Clock.Advance(TimeSpan.FromMinutes(10)));
        Assert.False(listener.ExecuteTask!.IsCompleted);
        await Eventually.TrueAsync(() => state.Kept("press").Count == 0, () => polling.Clock.Advance(TimeSpan.FromMinutes(10)));
        await listener.StopAsync(stop);
        Assert.True(listener.ExecuteTask.IsCompletedSuccessfully);
    }
}
