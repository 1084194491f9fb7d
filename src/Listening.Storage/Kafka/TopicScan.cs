using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Confluent.Kafka;
using Listening.Mentions;

namespace Listening.Storage.Kafka;

/// <summary>Reads a whole topic, up to its end at the time of asking, in no group.</summary>
internal sealed class TopicScan(KafkaClients clients)
{
    /// <summary>Without a record for this long, the brokers are away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int ReadAhead = 1_000;

    /// <summary>Records, of one partition in order; none where there is no such topic.</summary>
    public async IAsyncEnumerable<ConsumeResult<byte[]?, byte[]?>> RecordsAsync(string topic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = Channel.CreateBounded<ConsumeResult<byte[]?, byte[]?>>(ReadAhead);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(topic, records.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var record in records.Reader.ReadAllAsync(cancellationToken))
                yield return record;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(string topic, ChannelWriter<ConsumeResult<byte[]?, byte[]?>> records, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = clients.Onlooker();
            var ends = Ends(consumer, topic);
            consumer.Assign(ends.Select(end => new TopicPartitionOffset(end.Key, Offset.Beginning)));
            while (ends.Count > 0)
            {
                var result = consumer.Consume(Patience) ?? throw new StorageException(StorageFault.Unreachable, $"{topic} gave nothing for {Patience.TotalSeconds:0} s.");
                if (!result.IsPartitionEOF)
                    await records.WriteAsync(result, cancellationToken);
                if (ends.TryGetValue(result.TopicPartition, out var end) && (result.IsPartitionEOF || result.Offset.Value + 1 >= end))
                    ends.Remove(result.TopicPartition);
            }

            records.Complete();
        }
        catch (KafkaException exception)
        {
            records.Complete(KafkaFaults.Translate(exception.Error, $"{topic} cannot be read", exception));
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            records.Complete(exception);
        }
    }

    private static Dictionary<TopicPartition, long> Ends(IConsumer<byte[]?, byte[]?> consumer, string topic)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var found = admin.GetMetadata(topic, Patience).Topics.Single();
        if (found.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic)
            return [];
        if (found.Error.IsError)
            throw new KafkaException(found.Error);
        return found.Partitions
            .Select(partition => new TopicPartition(topic, partition.PartitionId))
            .Select(partition => (Partition: partition, Ends: consumer.QueryWatermarkOffsets(partition, Patience)))
            .Where(partition => partition.Ends.High > partition.Ends.Low)
            .ToDictionary(partition => partition.Partition, partition => partition.Ends.High.Value);
    }
}
