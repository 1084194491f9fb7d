using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Sentiment;
using Listening.Storage.Sqlite;
using Listening.Tests.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Listener;

/// <summary>The whole listener over real HTTP, polling every second.</summary>
public sealed class UnitListenerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<string, string[]> _documents = new();
    private readonly ListenerMetrics _metrics = new();
    private readonly List<UnitListener> _listeners = [];
    private readonly ServiceProvider _services;
    private LoopbackServer _server = null!;
    private FaultyState _state = null!;
    private Func<HttpContext, Task>? _scene;

    public UnitListenerTests() => _services = new ServiceCollection().AddFeedPolling().BuildServiceProvider();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _state = new(new SqliteListenerState(_folder.Path, "roastery", "incarnation", TimeProvider.System));
        _server = await LoopbackServer.StartAsync(async context =>
        {
            if (_scene is { } scene)
                await scene(context);
            await LoopbackServer.Answer(context, 200, Encoding.UTF8.GetBytes(Atom(_documents.GetValueOrDefault(context.Request.Path) ?? [])));
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
        {
            await listener.StopAsync(Stop);
            listener.Dispose();
        }

        await _server.DisposeAsync();
        await _services.DisposeAsync();
        _metrics.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_hears_what_its_sources_tell_and_is_ready()
    {
        _documents["/press"] = ["A fine roast.", "Nothing."];
        var listener = await StartAsync(Config());
        await Eventually.TrueAsync(() => Totals("press").Fetched > 0);
        Assert.Equal((1, 1), (Totals("press").New, Totals("press").Unmatched));
        _documents["/press"] = ["Another roast.", "A fine roast.", "Nothing."];
        await Eventually.TrueAsync(() => Totals("press").New == 2);
        await Eventually.TrueAsync(() => listener.Health().LastSuccess is not null);
        var health = listener.Health();
        Assert.Equal(("listener roastery", null), (health.Role, health.Problem));
        Assert.Equal(_state.Depth().Oldest, health.OldestUnpublished);
    }

    [Fact]
    public async Task A_reload_adds_sources_and_hears_what_was_kept()
    {
        _documents["/press"] = ["A cup of tea."];
        _documents["/blog"] = ["Green tea."];
        var listener = await StartAsync(Config());
        await Eventually.TrueAsync(() => Totals("press").Unmatched == 1);
        listener.Reload(Config("press", "blog") with { Queries = new Dictionary<string, ListeningQuery> { ["rival"] = SampleUnit.Query("rival", "tea") } });
        Assert.Equal(1, Totals("press").New);
        await Eventually.TrueAsync(() => Totals("blog").New == 1);
        listener.Reload(Config("blog"));
        await Eventually.TrueAsync(() => _server.Requests.TakeLast(4).All(request => request.Path == "/blog"));
        Assert.All(await MentionsAsync(), mention => Assert.Equal(["rival"], mention.Queries));
    }

    [Fact]
    public async Task A_reload_on_a_full_disk_is_made_up_for_after_the_next_start()
    {
        _documents["/press"] = ["A cup of tea."];
        var first = await StartAsync(Config());
        await Eventually.TrueAsync(() => Totals("press").Unmatched == 1);
        await first.StopAsync(Stop);
        var changed = Config() with { Queries = new Dictionary<string, ListeningQuery> { ["rival"] = SampleUnit.Query("rival", "tea") } };
        _state.Faults = 1;
        first.Reload(changed);
        Assert.Equal(0, Totals("press").New);
        await StartAsync(changed);
        await Eventually.TrueAsync(() => Totals("press").New == 1);
    }

    [Fact]
    public async Task A_stop_lets_the_poll_in_hand_end_and_begins_no_other()
    {
        _documents["/press"] = ["A fine roast."];
        var (asked, answer) = Hold();
        var listener = await StartAsync(Config());
        await asked.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        var stopping = listener.StopAsync(Stop);
        Assert.False(stopping.IsCompleted);
        answer.SetResult();
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Equal(1, Totals("press").New);
        Assert.Single(_server.Requests);
        Assert.True(listener.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_poll_that_outlasts_its_grace_is_cut_short_and_leaves_nothing()
    {
        var (asked, answer) = Hold();
        var listener = await StartAsync(Config(), options => options.PollGrace = TimeSpan.Zero);
        await asked.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await listener.StopAsync(Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        answer.SetResult();
        Assert.True(listener.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Empty(_state.Sources());
    }

    [Fact]
    public async Task A_full_outbox_stops_polling_until_the_log_has_taken_some()
    {
        _documents["/press"] = ["roast 1", "roast 2", "roast 3"];
        var listener = await StartAsync(Config(), options => options.MaxOutboxRecords = 3);
        await Eventually.TrueAsync(() => listener.Health().Problem is not null);
        Assert.Contains("outbox", listener.Health().Problem, StringComparison.Ordinal);
        var asked = _server.Requests.Count;
        _documents["/press"] = ["roast 4", "roast 1", "roast 2", "roast 3"];
        await using var reader = new SqliteEventLog(_folder.Path, TimeProvider.System).OpenReader(new Dictionary<string, long>());
        var records = await reader.ReadAsync(100, TimeSpan.Zero, Stop);
        Assert.Equal(asked, _server.Requests.Count);
        Assert.Equal(records.Count, listener.Health().Lag);
        await reader.AcknowledgeAsync(new Dictionary<string, long> { [_state.Partition] = records[^1].Offset + 1 }, Stop);
        await Eventually.TrueAsync(() => Totals("press").New == 4);
        await Eventually.TrueAsync(() => listener.Health().Problem is null);
    }

    [Fact]
    public async Task A_disk_that_is_full_for_a_while_costs_nothing()
    {
        _documents["/press"] = ["A fine roast."];
        var listener = await StartAsync(Config());
        await Eventually.TrueAsync(() => Totals("press").New == 1);
        _state.Faults = 2;
        _documents["/press"] = ["Another roast.", "A fine roast."];
        await Eventually.TrueAsync(() => listener.Health().Problem is "The disk is full.");
        await Eventually.TrueAsync(() => Totals("press").New == 2);
        await Eventually.TrueAsync(() => listener.Health().Problem is null);
        var totals = Totals("press");
        Assert.Equal(totals.Fetched, totals.New + totals.Unchanged);
    }

    private static string Atom(string[] texts) => $"""
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id><title>Loopback</title><updated>2026-03-01T00:00:00Z</updated>
        {string.Concat(texts.Select(text => $"<entry><id>urn:{text}</id><title>Post</title><updated>2026-03-01T00:00:00Z</updated><content>{text}</content></entry>"))}</feed>
        """;

    private UnitConfig Config(params string[] sources) => SampleUnit.Config() with
    {
        Sources = [.. (sources.Length > 0 ? sources : ["press"]).Select(id => SampleUnit.Source(id, _server["/" + id].AbsoluteUri))],
    };

    private EntryCounts Totals(string source) => _state.Sources().GetValueOrDefault(source)?.Totals ?? EntryCounts.Zero;

    private (Task Asked, TaskCompletionSource Answer) Hold()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _scene = async context =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(context.RequestAborted);
        };
        return (asked.Task, answer);
    }

    private async Task<UnitListener> StartAsync(UnitConfig config, Action<ListenerOptions>? configure = null)
    {
        var options = new ListenerOptions();
        configure?.Invoke(options);
        var listener = new UnitListener(config, SentimentClassifier.LoadDefault(), _state, "incarnation", _services.GetRequiredService<FeedPoller>(), options, _metrics, TimeProvider.System, new NoSpread(), NullLogger<UnitListener>.Instance);
        _listeners.Add(listener);
        await listener.StartAsync(Stop);
        return listener;
    }

    private async Task<List<Mention>> MentionsAsync()
    {
        await using var reader = new SqliteEventLog(_folder.Path, TimeProvider.System).OpenReader(new Dictionary<string, long>());
        return [.. (await reader.ReadAsync(1_000, TimeSpan.Zero, Stop)).Where(record => record.Stream == LogStream.Mentions).Select(record => JsonSerializer.Deserialize(record.Value!, MentionJson.Mention)!)];
    }
}
