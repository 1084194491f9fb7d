using System.Text;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Tests.Contracts;
using Listening.Tests.Simulators.Kafka;

namespace Listening.Tests.Storage.Kafka;

public sealed class KafkaPublisherTests(MockKafka kafka) : LogPublisherContract, IClassFixture<MockKafka>
{
    private readonly KafkaUnderTest _kafka = kafka.UnderTest();

    protected override ILogPublisher Open(string unit) => new KafkaPublisher(_kafka.Clients(maxRecordBytes: 10_000), unit);

    protected override IReadOnlyList<(string Key, byte[]? Value)> Mentions(string unit) =>
        [.. TopicRecords.All(_kafka.Bootstrap, _kafka.Topics.Of(LogStream.Mentions, unit)).Select(record => (Encoding.UTF8.GetString(record.Message.Key), (byte[]?)record.Message.Value))];

    protected override void Clean()
    {
    }
}
