using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage.Kafka;

public sealed class KafkaSourceHistoryTests(MockKafka kafka) : SourceHistoryContract, IClassFixture<MockKafka>
{
    private readonly KafkaUnderTest _kafka = kafka.UnderTest();

    private protected override ISourceHistory History => new KafkaSourceHistory(_kafka.Clients());

    private protected override async Task PublishAsync(string unit, params IReadOnlyList<OutboxRecord> records)
    {
        await using var publisher = new KafkaPublisher(_kafka.Clients(), unit);
        Assert.Empty((await publisher.PublishAsync(records, TestContext.Current.CancellationToken)).Faults);
    }

    protected override void Clean()
    {
    }
}
