using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Listening.Storage.Kafka;
using Listening.Tests.Simulators.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Storage.Kafka;

/// <summary>A Kafka to run suites against: the mock one, or a real one where <c>LISTENING_TEST_KAFKA</c> names its brokers. Every test has a prefix of its own.</summary>
internal sealed class KafkaUnderTest(string bootstrap, MockCluster? mock)
{
    public const string Variable = "LISTENING_TEST_KAFKA";

    private readonly string _prefix = "test-" + Guid.NewGuid().ToString("N")[..12];

    public MockCluster? Mock => mock;

    public string Bootstrap => bootstrap;

    public KafkaTopics Topics => new(_prefix);

    /// <summary>A real one, or the test is skipped with the reason.</summary>
    public static KafkaUnderTest Real()
    {
        var servers = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(servers), $"{Variable} names no Kafka.");
        return new(servers!, null);
    }

    public KafkaOptions Options(int maxRecordBytes = 1_000_000, long maxBufferedBytes = 64 << 20) => new()
    {
        BootstrapServers = bootstrap,
        Prefix = _prefix,
        MaxRecordBytes = maxRecordBytes,
        MaxBufferedBytes = maxBufferedBytes,
        Properties = { ["linger.ms"] = "1", ["topic.metadata.refresh.interval.ms"] = "100", ["heartbeat.interval.ms"] = "100", ["session.timeout.ms"] = "6000" },
    };

    public KafkaClients Clients(int maxRecordBytes = 1_000_000, long maxBufferedBytes = 64 << 20) => new(Options(maxRecordBytes, maxBufferedBytes), NullLogger.Instance);

    /// <summary>Where the partitions end that an indexer reads, empty ones aside.</summary>
    public IReadOnlyDictionary<TopicPartition, long> Ends(IReadOnlySet<string> except)
    {
        using var consumer = Clients().Onlooker();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        return admin.GetMetadata(TimeSpan.FromSeconds(30)).Topics
            .Where(topic => Topics.TryRead(topic.Topic, out _, out _) && !except.Contains(topic.Topic))
            .SelectMany(topic => topic.Partitions.Select(partition => new TopicPartition(topic.Topic, partition.PartitionId)))
            .Select(partition => (partition, End: consumer.QueryWatermarkOffsets(partition, TimeSpan.FromSeconds(30)).High.Value))
            .Where(end => end.End > 0)
            .ToDictionary(end => end.partition, end => end.End);
    }

    /// <summary>Makes a topic unless there is one.</summary>
    public async Task CreateAsync(string topic, int partitions)
    {
        if (mock is not null)
        {
            mock.CreateTopic(topic, partitions);
            return;
        }

        using var admin = Clients().Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = 1, Configs = new() { ["max.message.bytes"] = "10000000" } }]);
    }
}
