using System.Threading.Channels;
using Listening.Feeds;
using Listening.Mentions;
using Listening.Sentiment;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>The hosted worker of one unit: schedule → poll → decide → commit, each stage on a bounded channel, so that a slow stage slows the ones before it instead of filling memory.</summary>
public sealed partial class UnitListener : BackgroundService
{
    /// <summary>Polls that wait for the writer: enough for a group in one transaction, few enough that they do not fill memory where each brings hundreds of entries.</summary>
    internal const int DecidedPolls = 16;

    private static readonly TimeSpan HousekeepingEvery = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan RecoveryPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(5);

    private readonly IListenerState _state;
    private readonly FeedPoller _poller;
    private readonly ListenerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly PollQueue _queue;
    private readonly PollCommitter _committer;
    private readonly PollDecision _decision;
    private readonly PatientWork _patience;
    private readonly Channel<ScheduledSource> _due;
    private readonly Channel<PolledSource> _polled;
    private readonly Channel<DecidedPoll> _decided;
    private readonly string _incarnation;
    private readonly Lock _matching = new();
    private readonly SourceRecovery? _recovery;
    private volatile UnitHearing _hearing;
    private volatile bool _isRecovered;

    /// <summary>Makes a listener; it starts with the host.</summary>
    /// <param name="config">The unit; <see cref="Reload"/> replaces it.</param>
    /// <param name="classifier">The unit's model.</param>
    /// <param name="state">The unit's file; the caller disposes of it after the listener has stopped.</param>
    /// <param name="incarnation">Names this process in every record.</param>
    /// <param name="poller">Visits sources.</param>
    /// <param name="options">Knobs.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads first polls.</param>
    /// <param name="logger">Talks.</param>
    /// <param name="history">Where sources without state are rebuilt from before their first poll; null where the file is all there is.</param>
    public UnitListener(
        UnitConfig config,
        SentimentClassifier classifier,
        IListenerState state,
        string incarnation,
        FeedPoller poller,
        ListenerOptions options,
        ListenerMetrics metrics,
        TimeProvider time,
        Random random,
        ILogger<UnitListener> logger,
        ISourceHistory? history = null)
    {
        (_state, _poller, _options, _time, _logger, _incarnation) = (state, poller, options, time, logger, incarnation);
        _hearing = new UnitHearing(SourceSharding.Of(config, options.Replica, options.Replicas), classifier);
        _recovery = history is null ? null : new SourceRecovery(state, history, time, logger);
        _queue = new PollQueue(time, random);
        _patience = new PatientWork(Progress, time, logger);
        _committer = new PollCommitter(state, _queue, Progress, _patience, metrics, time, logger);
        _decision = new PollDecision(state, incarnation, time);
        _due = Channel.CreateBounded<ScheduledSource>(1);
        _polled = Channel.CreateBounded<PolledSource>(Environment.ProcessorCount);
        _decided = Channel.CreateBounded<DecidedPoll>(DecidedPolls);
        metrics.ObserveOutbox(config.Unit, state.Depth, time);
    }

    /// <summary>The unit's name.</summary>
    public string Unit => _hearing.Config.Unit;

    internal ListenerProgress Progress { get; } = new();

    /// <summary>Ready while due sources are visited and what they bring can be written.</summary>
    public RoleHealth Health()
    {
        try
        {
            return Health(_state.Depth());
        }
        catch (StorageException exception)
        {
            return new() { Role = "listener " + Unit, Problem = exception.Message, LastProgress = Progress.LastPoll, LastSuccess = Progress.LastSuccess };
        }
    }

    private RoleHealth Health(OutboxDepth outbox)
    {
        var problem = Progress.Fault
            ?? (outbox.Records >= _options.MaxOutboxRecords ? $"The outbox holds {outbox.Records} records, its bound: polling waits for the log." : null)
            ?? (_queue.Lateness > StuckAfter ? $"A source is due since {_queue.Lateness:hh\\:mm\\:ss} and was not visited." : null);
        return new() { Role = "listener " + Unit, Problem = problem, LastProgress = Progress.LastPoll, LastSuccess = Progress.LastSuccess, Lag = outbox.Records, OldestUnpublished = outbox.Oldest };
    }

    /// <summary>Listens with a changed configuration from the next poll on, and matches kept entries again where queries changed.</summary>
    public void Reload(UnitConfig config)
    {
        var hearing = new UnitHearing(SourceSharding.Of(config, _options.Replica, _options.Replicas), _hearing.Classifier);
        _hearing = hearing;
        // Until lost sources are known again nothing is polled; the start takes what is configured by then.
        if (_isRecovered)
            _queue.Configure(hearing.Config.Sources, _state.Sources());
        Log.Reloaded(_logger, config.Unit, config.Queries.Count, hearing.Config.Sources.Count);
        MatchAgain();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Polite stop: no new polls. Polls in hand get their grace, then the hard cancel ends their I/O; what was fetched by then is still written.
        using var hardCancel = new CancellationTokenSource();
        using var afterStop = stoppingToken.Register(() => hardCancel.CancelAfter(_options.PollGrace));
        await Task.Yield();
        if (!await RecoverAsync(stoppingToken))
            return;
        _isRecovered = true;
        _queue.Configure(_hearing.Config.Sources, _state.Sources());
        Log.Started(_logger, Unit, _hearing.Config.Queries.Count, _hearing.Config.Sources.Count);
        MatchAgain();
        var schedule = CompleteAfter(_due.Writer, [ScheduleAsync(stoppingToken)]);
        var poll = CompleteAfter(_polled.Writer, Enumerable.Range(0, _options.Concurrency).Select(_ => PollAsync(hardCancel.Token)));
        var decide = CompleteAfter(_decided.Writer, Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(DecideAsync, CancellationToken.None)));
        var commit = _committer.RunAsync(_decided.Reader, CancellationToken.None);
        var housekeeping = HousekeepAsync(stoppingToken);
        await WhenAllOrFirstFault(schedule, poll, decide, commit, housekeeping);
    }

    /// <summary>False where the listener was asked to stop before its sources were known again.</summary>
    private async Task<bool> RecoverAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (_recovery is not null && !await TryRecoverAsync(_recovery, stoppingToken))
                await Task.Delay(RecoveryPause, _time, stoppingToken);
            return true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TryRecoverAsync(SourceRecovery recovery, CancellationToken stoppingToken)
    {
        try
        {
            await recovery.RunAsync(_hearing.Config, stoppingToken);
            Progress.Recovered();
            return true;
        }
        catch (StorageException exception) when (exception.IsTransient)
        {
            if (Progress.Failed($"Sources are not known here and the log does not tell: {exception.Message}"))
                Log.RecoveryWaits(_logger, Unit, exception.Message, RecoveryPause);
            return false;
        }
    }

    private async Task ScheduleAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var source = await _queue.TakeAsync(stoppingToken);
                // Looked at last: while nothing was due, polls in hand may have filled it.
                await WaitForOutboxAsync(stoppingToken);
                await _due.Writer.WriteAsync(source, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WaitForOutboxAsync(CancellationToken stoppingToken)
    {
        for (var isTold = false; (await _patience.RunAsync(_state.Depth, stoppingToken)).Records >= _options.MaxOutboxRecords; isTold = true)
        {
            if (!isTold)
                Log.OutboxFull(_logger, Unit, _options.MaxOutboxRecords);
            await Task.Delay(TimeSpan.FromSeconds(1), _time, stoppingToken);
        }
    }

    private async Task PollAsync(CancellationToken hardCancel)
    {
        await foreach (var source in _due.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                var result = await _poller.PollAsync(source.Config.Request, source.State, hardCancel);
                await _polled.Writer.WriteAsync(new PolledSource(source, result), CancellationToken.None);
            }
            catch (OperationCanceledException) when (hardCancel.IsCancellationRequested)
            {
                // The visit was cut short: nothing of it is kept, the next start repeats it.
            }
        }
    }

    private async Task DecideAsync()
    {
        await foreach (var polled in _polled.Reader.ReadAllAsync(CancellationToken.None))
            await _decided.Writer.WriteAsync(await _patience.RunAsync(() => _decision.Decide(_hearing, polled), CancellationToken.None), CancellationToken.None);
    }

    private async Task HousekeepAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(HousekeepingEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Housekeep();
        }
        catch (OperationCanceledException)
        {
            // The listener stops.
        }
    }

    private void Housekeep()
    {
        try
        {
            _state.PruneKept(_time.GetUtcNow() - _hearing.Config.KeepUnmatchedFor, _hearing.Config.KeepUnmatchedBytes);
        }
        catch (StorageException exception) when (exception.IsTransient)
        {
            Log.HousekeepingWaits(_logger, Unit, exception.Message, HousekeepingEvery);
        }

        MatchAgain();
    }

    private void MatchAgain()
    {
        try
        {
            lock (_matching)
                MatchAgainNow();
        }
        catch (StorageException exception) when (exception.IsTransient)
        {
            // The fingerprint was not saved, so that housekeeping comes back to it.
            Log.HousekeepingWaits(_logger, Unit, exception.Message, HousekeepingEvery);
        }
    }

    private void MatchAgainNow()
    {
        const string Fingerprint = "queries";
        var hearing = _hearing;
        var previous = _state.Recall(Fingerprint);
        if (previous == hearing.Fingerprint)
            return;
        var now = _time.GetUtcNow();
        foreach (var source in previous is null ? [] : hearing.Config.Sources)
        {
            var template = new PollEvent { Timestamp = now, Unit = Unit, Source = new(source.Id, source.Request.Kind), Outcome = "skipped", NextReason = "rematch", Total = EntryCounts.Zero, Incarnation = _incarnation };
            if (Rematch.Of(_state, hearing, source, template, now) is { } commit)
                Log.Rematched(_logger, Unit, source.DisplayUrl, _state.Commit([commit])[0].New);
        }

        _state.Remember(Fingerprint, hearing.Fingerprint);
    }

    private static async Task CompleteAfter<T>(ChannelWriter<T> channel, IEnumerable<Task> producers)
    {
        try
        {
            await Task.WhenAll(producers);
            channel.Complete();
        }
        catch (Exception exception)
        {
            channel.Complete(exception);
            throw;
        }
    }

    // A broken stage must end the process, not leave the others running in a living shell.
    private static async Task WhenAllOrFirstFault(params IEnumerable<Task> stages)
    {
        await foreach (var stage in Task.WhenEach(stages))
            await stage;
    }

    private static partial class Log
    {
        [LoggerMessage(1015, LogLevel.Error, "{Unit}: sources are not known in this file and the log, which knows them, cannot be read: {Reason} Nothing is polled before that; trying again every {Pause}.")]
        public static partial void RecoveryWaits(ILogger logger, string unit, string reason, TimeSpan pause);

        [LoggerMessage(1010, LogLevel.Information, "{Unit}: listening with {Queries} queries to {Sources} sources.")]
        public static partial void Started(ILogger logger, string unit, int queries, int sources);

        [LoggerMessage(1011, LogLevel.Information, "{Unit}: configuration reloaded: {Queries} queries, {Sources} sources.")]
        public static partial void Reloaded(ILogger logger, string unit, int queries, int sources);

        [LoggerMessage(1012, LogLevel.Error, "{Unit}: the outbox holds {Records} records, its bound: polling stops until the log has taken some. Is the indexer running?")]
        public static partial void OutboxFull(ILogger logger, string unit, long records);

        [LoggerMessage(1013, LogLevel.Information, "{Unit}: {Source}: {Count} kept entries match the changed queries and were heard as backfill.")]
        public static partial void Rematched(ILogger logger, string unit, string source, long count);

        [LoggerMessage(1014, LogLevel.Warning, "{Unit}: kept entries were not looked after: {Reason} Trying again in {Pause}.")]
        public static partial void HousekeepingWaits(ILogger logger, string unit, string reason, TimeSpan pause);
    }
}
