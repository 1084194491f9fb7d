using Confluent.Kafka;

namespace Listening.Tests.Simulators.Kafka;

public sealed class MockClusterTests
{
    [Fact]
    public async Task What_is_produced_is_consumed_by_a_group_and_a_broker_comes_back()
    {
        using var cluster = new MockCluster();
        cluster.CreateTopic("a", 2);
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = cluster.Bootstrap }).Build();
        await producer.ProduceAsync("a", new() { Key = "k", Value = "v" }, TestContext.Current.CancellationToken);
        cluster.TakeDown();
        cluster.BringUp();
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { BootstrapServers = cluster.Bootstrap, GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        consumer.Subscribe("a");
        Assert.Equal("v", consumer.Consume(TimeSpan.FromSeconds(30)).Message.Value);
        consumer.Close();
    }
}
