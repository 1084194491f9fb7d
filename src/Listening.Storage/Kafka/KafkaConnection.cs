using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Storage.Kafka;

/// <summary>The ports that Kafka stands behind, for one installation.</summary>
/// <param name="options">Validated.</param>
/// <param name="logger">Talks; also what librdkafka says.</param>
/// <param name="time">The clock.</param>
public sealed class KafkaConnection(KafkaOptions options, ILogger<KafkaConnection> logger, TimeProvider time)
{
    private readonly KafkaClients _clients = new(options, logger);

    /// <summary>The log; the caller disposes of it.</summary>
    public KafkaEventLog OpenLog() => new(_clients, time);

    /// <summary>A producer of a unit's listener; the caller disposes of it.</summary>
    /// <exception cref="StorageException">The settings are refused.</exception>
    public ILogPublisher OpenPublisher(string unit) => new KafkaPublisher(_clients, unit);

    /// <summary>For set-up; what is wanted says <see cref="TopicPlan"/>.</summary>
    public ITopicAdmin Topics() => new KafkaTopicAdmin(_clients);

    /// <summary>What units have published.</summary>
    public ISourceHistory History() => new KafkaSourceHistory(_clients);
}
