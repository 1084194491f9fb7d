using System.Text.Json;
using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>The log as topics of Kafka.</summary>
public sealed class KafkaEventLog : IEventLog, IDisposable
{
    private readonly KafkaClients _clients;
    private readonly TimeProvider _time;
    private readonly TimeSpan _revokePatience;
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer;

    internal KafkaEventLog(KafkaClients clients, TimeProvider time, TimeSpan? revokePatience = null)
    {
        (_clients, _time, _revokePatience) = (clients, time, revokePatience ?? TimeSpan.FromSeconds(10));
        // Only where something is written: a reader needs none.
        _producer = new(clients.HastyProducer, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <inheritdoc/>
    public Task AppendAsync(string unit, IReadOnlyList<ActionEvent> actions, CancellationToken cancellationToken)
    {
        var topic = _clients.Topics.Of(LogStream.Actions, unit);
        return Task.WhenAll(actions.Select(action => ProduceAsync(topic, Record(unit, action), cancellationToken)));
    }

    /// <inheritdoc/>
    public ILogReader OpenReader(IReadOnlyDictionary<string, long> checkpoints) => new KafkaLogReader(_clients, checkpoints, _revokePatience, _time);

    /// <inheritdoc/>
    public Task QuarantineAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        ProduceAsync(_clients.Topics.DeadLetters, DeadLetterTopic.Record(letter), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string? unit, CancellationToken cancellationToken)
    {
        var (letters, _) = await new DeadLetterTopic(_clients).ReadAsync(cancellationToken);
        return [.. letters.Values.Where(letter => unit is null || letter.Unit == unit).OrderBy(letter => letter.At).ThenBy(letter => letter.Id, StringComparer.Ordinal)];
    }

    /// <summary>Mention records that were dropped by <see cref="DropAsync"/>, per unit and source: the ledger's other half of dead letters.</summary>
    public async Task<IReadOnlyList<DroppedLetters>> DroppedAsync(CancellationToken cancellationToken) =>
        (await new DeadLetterTopic(_clients).ReadAsync(cancellationToken)).Dropped;

    /// <inheritdoc/>
    /// <remarks>The bytes go first: a fault in between leaves both, and the store knows a repeat.</remarks>
    public Task<bool> RetryAsync(string deadLetterId, CancellationToken cancellationToken) => WithLetterAsync(
        deadLetterId,
        async letter =>
        {
            await ProduceAsync(_clients.Topics.Of(letter), Original(letter), cancellationToken);
            await ProduceAsync(_clients.Topics.DeadLetters, DeadLetterTopic.Tombstone(letter, isDropped: false), cancellationToken);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DropAsync(string deadLetterId, CancellationToken cancellationToken) => WithLetterAsync(
        deadLetterId,
        letter => ProduceAsync(_clients.Topics.DeadLetters, DeadLetterTopic.Tombstone(letter, isDropped: true), cancellationToken),
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_producer.IsValueCreated)
            _producer.Value.Dispose();
    }

    private static Message<byte[]?, byte[]?> Record(string unit, ActionEvent action) => new()
    {
        Key = KafkaText.Bytes(action.MentionId),
        Value = JsonSerializer.SerializeToUtf8Bytes(action, MentionJson.Action),
        Headers = KafkaHeaders.Of(new Dictionary<string, string> { [LogHeaders.Unit] = unit }),
        Timestamp = new Timestamp(action.At),
    };

    private static Message<byte[]?, byte[]?> Original(DeadLetter letter) => new()
    {
        Key = letter.Key is { } key ? KafkaText.Bytes(key) : null,
        Value = letter.Payload,
        Headers = KafkaHeaders.Of(letter.Headers),
    };

    private async Task<bool> WithLetterAsync(string id, Func<DeadLetter, Task> work, CancellationToken cancellationToken)
    {
        var (letters, _) = await new DeadLetterTopic(_clients).ReadAsync(cancellationToken);
        if (!letters.TryGetValue(id, out var letter))
            return false;
        await work(letter);
        return true;
    }

    private async Task ProduceAsync(string topic, Message<byte[]?, byte[]?> message, CancellationToken cancellationToken)
    {
        try
        {
            await _producer.Value.ProduceAsync(topic, message, cancellationToken);
        }
        catch (KafkaException exception)
        {
            throw KafkaFaults.Translate(exception.Error, $"{topic} cannot be written", exception);
        }
    }
}
