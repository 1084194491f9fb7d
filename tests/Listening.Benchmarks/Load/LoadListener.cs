using System.Threading.Channels;
using Listening.Feeds;
using Listening.Listener;
using Listening.Mentions;
using Listening.Sentiment;
using Listening.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Benchmarks.Load;

/// <summary>A unit's listener without its network: documents come in where the poller would hand them over; deciding and committing are the listener's own, on channels of the same sizes.</summary>
internal sealed class LoadListener : IDisposable
{
    private const string Incarnation = "load";
    private readonly SqliteListenerState _state;
    private readonly ListenerMetrics _metrics = new();
    private readonly UnitHearing _hearing;
    private readonly PollDecision _decision;
    private readonly PollCommitter _committer;
    private readonly Channel<PolledSource> _polled = Channel.CreateBounded<PolledSource>(Environment.ProcessorCount);
    private readonly Channel<DecidedPoll> _decided = Channel.CreateBounded<DecidedPoll>(64);
    private readonly TimeProvider _time;

    public LoadListener(string folder, UnitConfig unit, TimeProvider time)
    {
        _time = time;
        _state = new SqliteListenerState(folder, unit.Unit, Incarnation, time);
        _hearing = new UnitHearing(unit, SentimentClassifier.LoadDefault());
        _decision = new PollDecision(_state, Incarnation, time);
        var progress = new ListenerProgress();
        _committer = new PollCommitter(_state, new PollQueue(time, new Random(1)), progress, new PatientWork(progress, time, NullLogger.Instance), _metrics, time, NullLogger.Instance);
    }

    public UnitConfig Unit => _hearing.Config;

    public UnitHearing Hearing => _hearing;

    public IListenerState State => _state;

    public PolledSource Visit(int source, FeedDocument document)
    {
        var now = _time.GetUtcNow();
        var after = new FeedState { ETag = "\"load\"", LastPoll = now, LastSuccess = now, NextPoll = now.AddHours(1), NextReason = "every", Title = document.Feed.Title };
        var scheduled = new ScheduledSource(Unit.Sources[source], FeedState.New, hasEntries: false, now);
        return new(scheduled, new PollResult { Outcome = PollOutcome.Fetched, Status = 200, Document = document, Bytes = 50_000, After = after });
    }

    public DecidedPoll Decide(PolledSource polled) => _decision.Decide(_hearing, polled);

    /// <summary>Takes a visit in; waits where the stages behind are full.</summary>
    public ValueTask HandOverAsync(PolledSource polled) => _polled.Writer.WriteAsync(polled);

    public void Complete() => _polled.Writer.Complete();

    public async Task RunAsync()
    {
        var commit = Task.Run(() => _committer.RunAsync(_decided.Reader, CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(DecideAsync)));
        _decided.Writer.Complete();
        await commit;
    }

    public void Dispose()
    {
        _state.Dispose();
        _metrics.Dispose();
    }

    private async Task DecideAsync()
    {
        await foreach (var polled in _polled.Reader.ReadAllAsync())
            await _decided.Writer.WriteAsync(Decide(polled));
    }
}
