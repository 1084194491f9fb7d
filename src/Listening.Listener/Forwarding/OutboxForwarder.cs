using Listening.Mentions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>The hosted worker that carries one unit's outbox into the log. It takes away only what the log has, up to the first record that it has not; whatever happens in between, the outbox is the truth and is read again from there.</summary>
/// <param name="unit">Whose.</param>
/// <param name="outbox">Read from.</param>
/// <param name="connect">Makes a publisher; asked again when one is broken.</param>
/// <param name="options">Knobs.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Talks.</param>
public sealed partial class OutboxForwarder(
    string unit,
    IOutbox outbox,
    Func<ILogPublisher> connect,
    ForwarderOptions options,
    ListenerMetrics metrics,
    TimeProvider time,
    ILogger<OutboxForwarder> logger) : BackgroundService
{
    /// <summary>How soon an idle forwarder sees a new record.</summary>
    private static readonly TimeSpan IdlePause = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two publishers of which the first was broken, and two tries of a disk that failed.</summary>
    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    /// <summary>An answer that takes this long is no progress.</summary>
    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _hardCancel = new();
    private readonly ForwarderProgress _progress = new(time);
    private long _safe;

    /// <summary>Ready while the log takes what waits.</summary>
    public RoleHealth Health()
    {
        var isStuck = _progress.WaitingSince is { } since && time.GetUtcNow() - since > StuckAfter;
        var health = new RoleHealth
        {
            Role = "forwarder " + unit,
            Problem = _progress.Fault ?? (isStuck ? $"The log has not answered since {_progress.WaitingSince:u}; what is heard waits on the disk." : null),
            LastProgress = _progress.LastSafe,
        };
        try
        {
            var depth = outbox.Depth();
            return health with { Lag = depth.Records, OldestUnpublished = depth.Oldest };
        }
        catch (StorageException exception)
        {
            return health with { Problem = exception.Message };
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var graceOver = cancellationToken.Register(_hardCancel.Cancel);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _hardCancel.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var afterStop = stoppingToken.Register(() => _hardCancel.CancelAfter(options.StopGrace));
        await Task.Yield();
        Log.Started(logger, unit);
        try
        {
            while (!await ForwardAsync(stoppingToken))
                await Task.Delay(FaultPause, time, _hardCancel.Token);
        }
        catch (OperationCanceledException) when (_hardCancel.IsCancellationRequested)
        {
            // What the log has not answered for stays in the outbox.
        }
    }

    /// <summary>Works with one publisher; true at the end of all work, false where another one must go on.</summary>
    private async Task<bool> ForwardAsync(CancellationToken stoppingToken)
    {
        await using var publisher = connect();
        try
        {
            var fitter = new RecordFitter(unit, outbox, metrics, time, logger);
            var careful = new CarefulPublisher(unit, publisher, fitter, _progress, time, logger);
            var pipeline = new ForwardPipeline(outbox, publisher, fitter, options);
            pipeline.RestartAt(_safe);
            while (true)
            {
                var isStopping = stoppingToken.IsCancellationRequested;
                if (pipeline.Fill(_hardCancel.Token))
                    _progress.HandedOver();
                if (pipeline.IsEmpty && isStopping)
                    return true;
                if (pipeline.IsEmpty)
                    await PauseAsync(stoppingToken);
                else if (!await TakeAsync(pipeline, careful))
                    return Broken();
            }
        }
        catch (StorageException exception) when (exception.IsTransient)
        {
            if (_progress.Failed(exception.Message))
                Log.DiskWaits(logger, unit, exception.Message);
            return false;
        }
    }

    private async Task<bool> TakeAsync(ForwardPipeline pipeline, CarefulPublisher careful)
    {
        var (batch, result) = await pipeline.NextAsync();
        if (result.Faults.Count > 0 || result.IsBroken)
        {
            // Everything behind the fault is handed over once more, so that of each key the last revision comes last.
            await pipeline.DrainAsync();
            if (result.IsBroken || !await careful.PublishAsync(batch.Records, _hardCancel.Token))
                return false;
            pipeline.RestartAt(batch.Before);
        }

        outbox.Forget(batch.Before);
        _safe = batch.Before;
        metrics.Published(unit, batch.Records);
        if (_progress.Safe(pipeline.IsEmpty))
            Log.Works(logger, unit);
        return true;
    }

    private bool Broken()
    {
        _progress.Failed("The log's client broke and is made anew.");
        Log.MadeAnew(logger, unit, _safe);
        return false;
    }

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(IdlePause, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // One more look at the outbox, then the end.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1023, LogLevel.Information, "{Unit}: forwarding the outbox to the log.")]
        public static partial void Started(ILogger logger, string unit);

        [LoggerMessage(1024, LogLevel.Information, "{Unit}: the log takes what waited.")]
        public static partial void Works(ILogger logger, string unit);

        [LoggerMessage(1025, LogLevel.Error, "{Unit}: the log's client broke; a new one goes on from record {Sequence}.")]
        public static partial void MadeAnew(ILogger logger, string unit, long sequence);

        [LoggerMessage(1026, LogLevel.Error, "{Unit}: the outbox cannot be read or written: {Reason} Forwarding is tried again.")]
        public static partial void DiskWaits(ILogger logger, string unit, string reason);
    }
}
