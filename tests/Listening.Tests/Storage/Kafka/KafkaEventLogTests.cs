using Listening.Tests.Simulators.Kafka;

namespace Listening.Tests.Storage.Kafka;

public sealed class KafkaEventLogTests(MockKafka kafka) : KafkaEventLogSuite(kafka.UnderTest()), IClassFixture<MockKafka>;

/// <summary>Runs where <c>LISTENING_TEST_KAFKA</c> is set.</summary>
public sealed class RealKafkaEventLogTests() : KafkaEventLogSuite(KafkaUnderTest.Real());

/// <summary>One mock cluster for a class of tests.</summary>
public sealed class MockKafka : IDisposable
{
    internal MockCluster Cluster { get; } = new();

    internal KafkaUnderTest UnderTest() => new(Cluster.Bootstrap, Cluster);

    public void Dispose() => Cluster.Dispose();
}
