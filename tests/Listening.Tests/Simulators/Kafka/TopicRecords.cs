using Confluent.Kafka;

namespace Listening.Tests.Simulators.Kafka;

/// <summary>Looks into topics past everything of ours.</summary>
internal static class TopicRecords
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All records of a topic, of one partition in order.</summary>
    public static List<ConsumeResult<byte[], byte[]>> All(string bootstrap, string topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "look", AllowAutoCreateTopics = false, EnableAutoCommit = false })
            .SetLogHandler((_, _) => { })
            .Build();
        var partitions = Partitions(bootstrap, topic);
        var ends = partitions.ToDictionary(partition => partition, partition => consumer.QueryWatermarkOffsets(partition, Patience));
        consumer.Assign(ends.Where(end => end.Value.High > end.Value.Low).Select(end => new TopicPartitionOffset(end.Key, end.Value.Low)));
        var expected = ends.Values.Sum(end => end.High.Value - end.Low.Value);
        var records = new List<ConsumeResult<byte[], byte[]>>();
        while (records.Count < expected && consumer.Consume(Patience) is { } record)
            records.Add(record);
        return records;
    }

    /// <summary>How many records a topic holds.</summary>
    public static long Count(string bootstrap, string topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "look" }).SetLogHandler((_, _) => { }).Build();
        return Partitions(bootstrap, topic).Select(partition => consumer.QueryWatermarkOffsets(partition, Patience)).Sum(end => end.High.Value - end.Low.Value);
    }

    public static string Header(this ConsumeResult<byte[], byte[]> record, string name) =>
        record.Message.Headers.TryGetLastBytes(name, out var value) ? System.Text.Encoding.UTF8.GetString(value) : "";

    private static List<TopicPartition> Partitions(string bootstrap, string topic)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();
        return [.. admin.GetMetadata(topic, Patience).Topics.Single().Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId))];
    }
}
