using Confluent.Kafka;
using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Storage.Kafka;

/// <summary>A member of the indexers' group. A thread of its own polls the brokers all the time, also while nobody reads, so that the group never takes a slow store for a dead reader.</summary>
internal sealed partial class KafkaLogReader : ILogReader
{
    /// <summary>How soon an order, such as a pause, is carried out.</summary>
    private static readonly TimeSpan PollPatience = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(1);

    private readonly ReaderBuffer _buffer;
    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly KafkaClients _clients;
    private readonly TimeSpan _revokePatience;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _polling;
    private readonly Task _committing;
    private volatile StorageException? _fault;
    private bool _isDisposed;

    public KafkaLogReader(KafkaClients clients, IReadOnlyDictionary<string, long> checkpoints, TimeSpan revokePatience, TimeProvider time)
    {
        (_clients, _time, _logger, _revokePatience) = (clients, time, clients.Logger, revokePatience);
        _buffer = new ReaderBuffer(clients.Topics, clients.Options.MaxBufferedBytes, checkpoints);
        _consumer = KafkaClients.Making(() => clients.GroupMember()
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lost(partitions))
            .SetErrorHandler((_, error) => Failed(error))
            .Build());
        _consumer.Subscribe(clients.Topics.Pattern);
        _polling = Task.Factory.StartNew(Poll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _committing = Task.Run(CommitAsync, CancellationToken.None);
    }

    /// <summary>For tests: how far fetching is.</summary>
    internal IReadOnlyDictionary<TopicPartition, (long? Delivered, long? Fetched)> Positions => _buffer.Positions();

    /// <summary>For tests: what is held and not acknowledged.</summary>
    internal long BufferedBytes => _buffer.Bytes;

    /// <summary>For tests: some partition is not fetched just now.</summary>
    internal bool IsPaused => _buffer.IsPaused;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LogRecord>> ReadAsync(int limit, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_fault is { } fault)
                throw fault;
            var records = _buffer.Take(limit);
            var rest = patience - _time.GetElapsedTime(start);
            if (records.Count > 0 || rest <= TimeSpan.Zero)
                return records;
            await WaitAsync(_buffer.Arrival(), rest, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task AcknowledgeAsync(IReadOnlyDictionary<string, long> checkpoints, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _buffer.Acknowledge(checkpoints);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> LagAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_buffer.Positions().Sum(partition => Lag(partition.Key, partition.Value.Delivered)));
    }

    /// <inheritdoc/>
    public void Hold(string unit) => _buffer.Hold(unit);

    /// <inheritdoc/>
    public void Release(string unit) => _buffer.Release(unit);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _buffer.Close();
        await _stop.CancelAsync();
        await _committing;
        await _polling;
        _stop.Dispose();
    }

    private async Task WaitAsync(Task arrival, TimeSpan rest, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(arrival, Task.Delay(rest < CommitEvery ? rest : CommitEvery, _time, giveUp.Token));
        await giveUp.CancelAsync();
    }

    // Of what the last answers of the brokers said: health is asked often, and asking them each time would make it hang where they do.
    private long Lag(TopicPartition partition, long? delivered)
    {
        try
        {
            var ends = _consumer.GetWatermarkOffsets(partition);
            return ends.High.IsSpecial ? 0 : Math.Max(0, ends.High.Value - (delivered ?? Math.Max(0, ends.Low.Value)));
        }
        catch (Exception exception) when (exception is KafkaException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private void Poll()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                CarryOut(_buffer.Orders());
                PollOnce();
            }

            _consumer.Close();
        }
        catch (KafkaException exception)
        {
            _fault = KafkaFaults.Translate(exception.Error, "The log cannot be read", exception);
        }
        finally
        {
            _consumer.Dispose();
        }
    }

    private void PollOnce()
    {
        try
        {
            if (_consumer.Consume(PollPatience) is { } result)
                _buffer.Add(result);
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            // One topic without rights, or gone: the others go on, and the client asks for this one again by itself.
            Log.PartitionFails(_logger, exception.ConsumerRecord?.Topic, exception.Error.Reason);
        }
    }

    private void CarryOut(ReaderOrders orders)
    {
        if (orders.Pause.Count > 0)
            _consumer.Pause(orders.Pause);
        foreach (var position in orders.Rewind)
            Rewind(position);
        if (orders.Resume.Count > 0)
            _consumer.Resume(orders.Resume);
    }

    private void Rewind(TopicPartitionOffset position)
    {
        try
        {
            if (!position.Offset.IsSpecial)
                _consumer.Seek(position);
            _consumer.Resume([position.TopicPartition]);
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            // A partition that was assigned a moment ago cannot be sent anywhere yet.
            _buffer.RewindAgain(position.TopicPartition);
        }
    }

    private IEnumerable<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        Log.Assigned(_logger, partitions.Count, string.Join(", ", partitions.Take(10).Select(ReaderPartition.NameOf)));
        return _buffer.Assign(partitions);
    }

    private void Revoked(List<TopicPartitionOffset> positions)
    {
        var partitions = positions.ConvertAll(position => position.TopicPartition);
        Log.Revoked(_logger, partitions.Count);
        TryCommit(_buffer.Leave(partitions, _revokePatience));
        _buffer.Remove(partitions);
    }

    // They belong to another reader already: to commit now would undo what that one commits.
    private void Lost(List<TopicPartitionOffset> positions)
    {
        Log.Lost(_logger, positions.Count);
        _buffer.Remove(positions.Select(position => position.TopicPartition));
    }

    private void Failed(Error error)
    {
        _clients.Tell(error);
        if (error.IsFatal)
            _fault = KafkaFaults.Translate(error, "The log cannot be read");
    }

    private async Task CommitAsync()
    {
        using var timer = new PeriodicTimer(CommitEvery, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
                TryCommit(_buffer.Uncommitted());
        }
        catch (OperationCanceledException)
        {
            // What is left is committed when the reader gives its partitions back.
        }
    }

    private void TryCommit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        if (offsets.Count == 0)
            return;
        try
        {
            _consumer.Commit(offsets);
            _buffer.Committed(offsets);
        }
        catch (KafkaException exception)
        {
            // Harmless: the records behind the old position are read once more, and the store knows them.
            Log.CommitFails(_logger, offsets.Count, exception.Error.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Information, "Reading {Count} more partitions: {Partitions}")]
        public static partial void Assigned(ILogger logger, int count, string partitions);

        [LoggerMessage(1311, LogLevel.Information, "{Count} partitions go to another indexer.")]
        public static partial void Revoked(ILogger logger, int count);

        [LoggerMessage(1312, LogLevel.Warning, "{Count} partitions were lost to another indexer: this one was silent for too long.")]
        public static partial void Lost(ILogger logger, int count);

        [LoggerMessage(1313, LogLevel.Warning, "{Topic} cannot be read: {Reason}")]
        public static partial void PartitionFails(ILogger logger, string? topic, string reason);

        [LoggerMessage(1314, LogLevel.Warning, "Positions of {Count} partitions could not be committed: {Reason} They are committed again with the next ones.")]
        public static partial void CommitFails(ILogger logger, int count, string reason);
    }
}
