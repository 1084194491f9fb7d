using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Listening.Storage.Kafka;

/// <summary>Topics over Kafka's admin requests.</summary>
internal sealed class KafkaTopicAdmin(KafkaClients clients) : ITopicAdmin
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TopicState>> FindAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) => await WithAsync(async admin =>
    {
        // All of them are asked for: to ask for one by name may create it.
        var metadata = await Task.Run(() => admin.GetMetadata(Patience), cancellationToken);
        var found = metadata.Topics.Where(topic => !topic.Error.IsError && names.Contains(topic.Topic)).ToList();
        if (found.Count == 0)
            return (IReadOnlyList<TopicState>)[];
        var described = await admin.DescribeConfigsAsync(found.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic.Topic }), new() { RequestTimeout = Patience });
        var settings = described.ToDictionary(result => result.ConfigResource.Name, result => result.Entries.Values.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Name, entry => entry.Value), StringComparer.Ordinal);
        return [.. found.Select(topic => new TopicState(topic.Topic, topic.Partitions.Count, (short)topic.Partitions.Select(partition => partition.Replicas.Length).DefaultIfEmpty(0).Max(), settings[topic.Topic]))];
    });

    /// <inheritdoc/>
    public Task ApplyAsync(TopicChange change, CancellationToken cancellationToken) => WithAsync(async admin =>
    {
        if (change is TopicChange.Create { Wanted: var wanted })
            await CreateAsync(admin, wanted);
        else if (change is TopicChange.Alter alter)
            await admin.IncrementalAlterConfigsAsync(new() { [new ConfigResource { Type = ResourceType.Topic, Name = alter.Topic }] = [.. alter.Settings.Select(Set)] }, new() { RequestTimeout = Patience });
        return true;
    });

    private static ConfigEntry Set(KeyValuePair<string, string> setting) => new() { Name = setting.Key, Value = setting.Value, IncrementalOperation = AlterConfigOpType.Set };

    private static async Task CreateAsync(IAdminClient admin, TopicState wanted)
    {
        try
        {
            await admin.CreateTopicsAsync(
                [new TopicSpecification { Name = wanted.Name, NumPartitions = wanted.Partitions, ReplicationFactor = wanted.Replication, Configs = new(wanted.Settings) }],
                new() { RequestTimeout = Patience, OperationTimeout = Patience });
        }
        catch (CreateTopicsException exception) when (exception.Results.All(result => result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            // Another set-up was quicker.
        }
    }

    private async Task<T> WithAsync<T>(Func<IAdminClient, Task<T>> work)
    {
        try
        {
            using var admin = clients.Admin();
            return await work(admin);
        }
        catch (KafkaException exception)
        {
            throw KafkaFaults.Translate(exception.Error, "Topics cannot be set up", exception);
        }
    }
}
