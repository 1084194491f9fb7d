using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Listening.Mentions;

namespace Listening.Indexer;

/// <summary>Moves records from the log's reader through the units' lanes into the store. One loop owns reader, lanes and positions; only the writes run beside it.</summary>
internal sealed class IndexingLoop(ILogReader reader, IMentionStore store, BatchWriter writer, IndexerOptions options, IndexerProgress progress, IndexerAlarms alarms, TimeProvider time, Random jitter)
{
    /// <summary>How soon an idle indexer sees a new record, and how exact its pauses are.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, UnitLane> _lanes = new(StringComparer.Ordinal);
    private readonly Channel<Written> _written = Channel.CreateUnbounded<Written>();
    private readonly int _maxRecords = options.BatchSize * (store.MaxInFlight + 1);
    private Task<bool>? _signal;
    private DateTimeOffset _readAgainAt;
    private DateTimeOffset _measureAt;
    private DateTimeOffset _storeAt;
    private int _storeFailures;
    private int _readFailures;
    private int _records;
    private long _bytes;
    private int _inFlight;
    private int _turn;

    /// <summary>Runs until it is asked to stop and what it is to finish then is finished.</summary>
    public async Task RunAsync(CancellationToken stoppingToken, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var isStopping = stoppingToken.IsCancellationRequested;
                await SettleAsync(cancellationToken);
                ReleaseDue();
                var count = isStopping && !options.EmptyLogAtStop ? 0 : await ReadAsync(cancellationToken);
                StartWrites(cancellationToken);
                if (isStopping && count == 0 && _inFlight == 0 && _lanes.Values.All(lane => lane.Waiting == 0))
                    return;
                if (count is null or 0)
                    await WaitAsync(isStopping ? CancellationToken.None : stoppingToken, cancellationToken);
            }
        }
        finally
        {
            // Nothing may use the store once this has ended.
            while (_inFlight-- > 0)
                await _written.Reader.ReadAsync(CancellationToken.None);
        }
    }

    /// <returns>Records read; null where there was no room or no answer.</returns>
    private async Task<int?> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var room = Math.Min(options.BatchSize, _maxRecords - _records);
        if (now < _readAgainAt)
            return null;
        try
        {
            if (room <= 0 || _bytes >= options.MaxBufferedBytes)
            {
                await MeasureAsync(now, cancellationToken);
                MakeRoom(now);
                return null;
            }

            var records = await reader.ReadAsync(room, TimeSpan.Zero, cancellationToken);
            Deliver(records);
            var isCaughtUp = records.Count < room && !_lanes.Values.Any(lane => lane.IsHeld);
            progress.Read(now, isCaughtUp ? _records : null);
            if (!isCaughtUp)
                await MeasureAsync(now, cancellationToken);
            if (_readFailures > 0)
                alarms.LogAnswers();
            _readFailures = 0;
            return records.Count;
        }
        catch (StorageException exception) when (IsWaitedFor(exception))
        {
            PauseLog(exception.Message, now);
            return null;
        }
    }

    private void PauseLog(string reason, DateTimeOffset now)
    {
        _readAgainAt = now + Pauses.After(++_readFailures, Pauses.LongestRepeat, jitter);
        alarms.LogAway(reason);
    }

    private async Task MeasureAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now < _measureAt)
            return;
        _measureAt = now + MeasureEvery;
        progress.Read(now, _records + await reader.LagAsync(cancellationToken));
    }

    private void Deliver(IReadOnlyList<LogRecord> records)
    {
        if (records.Count == 0)
            return;
        foreach (var decoded in records.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(DecodedRecord.Of))
        {
            var unit = decoded.Record.Unit;
            if (!_lanes.TryGetValue(unit, out var lane))
                _lanes.Add(unit, lane = new UnitLane(unit));
            var record = new PendingRecord(decoded);
            lane.Deliver(record);
            _records++;
            _bytes += record.Bytes;
        }
    }

    // A unit that repeats must not fill the memory that the others need: what it has here is read again when its pause is over.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var lane in _lanes.Values.Where(lane => lane.RetryAt > now && lane is { IsHeld: false, Waiting: > 0 }))
            Hold(lane, lane.RetryAt);
    }

    // Every unit gets one batch in its turn, so that one with much to write does not keep the others waiting.
    private void StartWrites(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now < _storeAt)
            return;
        var lanes = _lanes.Values.ToList();
        for (var idle = 0; idle < lanes.Count && _inFlight < store.MaxInFlight; _turn++)
        {
            var lane = lanes[_turn % lanes.Count];
            var batch = lane.IsHeld || lane.RetryAt > now ? [] : lane.Take(options.BatchSize, options.MaxBatchBytes);
            idle = batch.Count == 0 ? idle + 1 : 0;
            if (batch.Count == 0)
                continue;
            _inFlight++;
            _ = WriteAsync(lane, batch, cancellationToken);
        }
    }

    private async Task WriteAsync(UnitLane lane, List<PendingRecord> batch, CancellationToken cancellationToken)
    {
        var (epoch, checkpoints) = (lane.Epoch, lane.PositionsWith(batch));
        WriteReport? report = null;
        Exception? fault = null;
        try
        {
            report = await writer.WriteAsync(lane.Unit, batch, checkpoints, cancellationToken);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _written.Writer.TryWrite(new(lane, epoch, batch, report, fault));
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (_written.Reader.TryRead(out var written))
        {
            _inFlight--;
            written.Lane.Return(written.Batch);
            if (written.Fault is { } fault)
                ExceptionDispatchInfo.Throw(fault);
            if (written.Epoch != written.Lane.Epoch)
                Let(written.Batch);
            else
                await SettleAsync(written.Lane, written.Report!, cancellationToken);
        }
    }

    private async Task SettleAsync(UnitLane lane, WriteReport report, CancellationToken cancellationToken)
    {
        foreach (var record in report.Finished)
            record.IsFinished = true;
        Let(report.Finished);
        lane.Repeat(report.Again);
        var now = time.GetUtcNow();
        await AcknowledgeAsync(lane, now, cancellationToken);
        if (report.Hold is { } reason)
            HoldWithAlarm(lane, reason, now);
        else if (report.Away is { } away)
            PauseStore(away, now);
        else if (report.Again.Count > 0)
            Repeat(lane, report, now);
        else
            GoOn(lane);
    }

    private async Task AcknowledgeAsync(UnitLane lane, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (lane.Advance() is not { Count: > 0 } positions)
            return;
        try
        {
            await reader.AcknowledgeAsync(positions, cancellationToken);
        }
        catch (StorageException exception) when (IsWaitedFor(exception))
        {
            // What is acknowledged later says the same and more.
            PauseLog(exception.Message, now);
        }
    }

    private static bool IsWaitedFor(StorageException exception) => exception.IsTransient || exception.Fault == StorageFault.Refused;

    private void HoldWithAlarm(UnitLane lane, string reason, DateTimeOffset now)
    {
        alarms.Held(lane.Unit, reason, Pauses.LongestHold);
        Hold(lane, now + Pauses.After(++lane.Failures, Pauses.LongestHold, jitter));
    }

    private void Hold(UnitLane lane, DateTimeOffset until)
    {
        reader.Hold(lane.Unit);
        var (records, bytes) = lane.Hold(until);
        _records -= records;
        _bytes -= bytes;
    }

    private void PauseStore(string reason, DateTimeOffset now)
    {
        alarms.StoreAway(reason, Pauses.LongestRepeat);
        // Several writes that fail together are one failure.
        if (now >= _storeAt)
            _storeAt = now + Pauses.After(++_storeFailures, Pauses.LongestRepeat, jitter);
    }

    private void Repeat(UnitLane lane, WriteReport report, DateTimeOffset now)
    {
        StoreAnswered();
        lane.Failures = report.Finished.Count > 0 ? 1 : lane.Failures + 1;
        lane.Wait(now + Pauses.After(lane.Failures, Pauses.LongestRepeat, jitter));
        alarms.Repeating(lane.Unit, report.Reason, lane.Failures);
    }

    private void GoOn(UnitLane lane)
    {
        StoreAnswered();
        lane.Failures = 0;
        alarms.Freed(lane.Unit);
    }

    private void StoreAnswered()
    {
        (_storeFailures, _storeAt) = (0, default);
        alarms.StoreAnswers();
    }

    private void ReleaseDue()
    {
        var now = time.GetUtcNow();
        foreach (var lane in _lanes.Values.Where(lane => lane is { IsHeld: true, InFlight: 0 } && lane.RetryAt <= now))
        {
            reader.Release(lane.Unit);
            lane.Release();
        }
    }

    private void Let(IReadOnlyList<PendingRecord> records)
    {
        _records -= records.Count;
        _bytes -= records.Sum(record => record.Bytes);
    }

    private async Task WaitAsync(CancellationToken stoppingToken, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, cancellationToken);
        _signal ??= _written.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        await Task.WhenAny(_signal, Task.Delay(Tick, time, wait.Token));
        if (_signal.IsCompleted)
            _signal = null;
        await wait.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private sealed record Written(UnitLane Lane, int Epoch, List<PendingRecord> Batch, WriteReport? Report, Exception? Fault);
}
