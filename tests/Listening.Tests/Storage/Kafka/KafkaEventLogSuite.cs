using Confluent.Kafka;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage.Kafka;

/// <summary>The suite of logs over a Kafka, whichever it is.</summary>
public abstract class KafkaEventLogSuite : EventLogContract
{
    /// <summary>A mock partition keeps about this much, so that larger records have one each.</summary>
    private const int Large = 1 << 20;

    private readonly KafkaUnderTest _kafka;
    private readonly KafkaClients _clients;
    private readonly HashSet<string> _topics = [];
    private readonly HashSet<string> _damaged = [];
    private readonly Lazy<IProducer<byte[]?, byte[]?>> _producer;
    private SettlingReader? _reader;

    private protected KafkaEventLogSuite(KafkaUnderTest kafka)
    {
        _kafka = kafka;
        _clients = kafka.Clients(maxRecordBytes: 10_000_000);
        _producer = new(_clients.HastyProducer);
    }

    protected override IEventLog Create() => new KafkaEventLog(_clients, TimeProvider.System, TimeSpan.FromSeconds(1));

    private protected override ILogReader Open(IReadOnlyDictionary<string, long>? checkpoints = null) =>
        _reader = new SettlingReader(_reader, () => base.Open(checkpoints), () => _kafka.Ends(_damaged));

    private protected override void Publish(string unit, params IReadOnlyList<EntryCommit> mentions)
    {
        var topic = _kafka.Topics.Of(LogStream.Mentions, unit);
        var partitions = mentions.Any(mention => mention.Mention?.Length > Large) ? mentions.Count : 1;
        if (_topics.Add(topic))
            _kafka.CreateAsync(topic, partitions).GetAwaiter().GetResult();
        for (var index = 0; index < mentions.Count; index++)
            _producer.Value.Produce(new TopicPartition(topic, index % partitions), Message(mentions[index]));
        Assert.Equal(0, _producer.Value.Flush(TimeSpan.FromSeconds(30)));
    }

    protected override void Damage(string unit)
    {
        Assert.SkipWhen(_kafka.Mock is null, "A real Kafka is not damaged.");
        var topic = _kafka.Topics.Of(LogStream.Mentions, unit);
        _kafka.Mock!.FailTopic(topic, ErrorCode.TopicAuthorizationFailed);
        _damaged.Add(topic);
    }

    protected override void Clean()
    {
        _reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (_producer.IsValueCreated)
            _producer.Value.Dispose();
    }

    private static Message<byte[]?, byte[]?> Message(EntryCommit mention) => new()
    {
        Key = KafkaText.Bytes(mention.Id),
        Value = mention.Mention,
        Headers = KafkaHeaders.Of(new Dictionary<string, string> { [LogHeaders.Source] = "press", [LogHeaders.Incarnation] = "incarnation" }),
    };
}
