using Confluent.Kafka;
using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Storage.Kafka;

/// <summary>Makes the clients of an installation, all with the same connection settings; what librdkafka says goes to our log.</summary>
internal sealed partial class KafkaClients(KafkaOptions options, ILogger logger)
{
    public KafkaOptions Options => options;

    public KafkaTopics Topics { get; } = new(options.Prefix);

    public ILogger Logger => logger;

    /// <summary>A producer that never gives up and never reorders: what it was handed waits in memory until the log has it.</summary>
    public IProducer<byte[]?, byte[]?> PatientProducer(Action<Error> onError) => Producer("0", options.MaxRecordBytes, onError);

    /// <summary>A producer for people's acts and letters: it says after half a minute that the log is away.</summary>
    public IProducer<byte[]?, byte[]?> HastyProducer() => Producer("30000", KafkaTopics.MaxLetterBytes(options), _ => { });

    /// <summary>A member of the indexers' group.</summary>
    public ConsumerBuilder<byte[]?, byte[]?> GroupMember()
    {
        var properties = Reading(KafkaProperties.Resolved(options.Group), isOnlooker: false);
        properties.TryAdd("session.timeout.ms", "45000");
        properties["partition.assignment.strategy"] = "cooperative-sticky";
        if (options.GroupInstanceId is { } instance)
            properties["group.instance.id"] = KafkaProperties.Resolved(instance);
        return Consumer(properties);
    }

    /// <summary>A consumer that is in no group and commits nothing: it reads what it is told to.</summary>
    public IConsumer<byte[]?, byte[]?> Onlooker() => Making(() => Consumer(Reading(options.Prefix + "-onlooker", isOnlooker: true)).SetErrorHandler((_, error) => Tell(error)).Build());

    /// <summary>For topics.</summary>
    public IAdminClient Admin() => Making(() => new AdminClientBuilder(KafkaProperties.Of(options)).SetLogHandler((_, message) => Tell(message)).SetErrorHandler((_, error) => Tell(error)).Build());

    public void Tell(Error error) => Log.Said(logger, error.IsFatal ? LogLevel.Error : LogLevel.Warning, error.Reason);

    /// <summary>A client that cannot even be made was configured wrongly.</summary>
    public static T Making<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw new StorageException(StorageFault.Refused, $"Kafka's settings are refused: {exception.Message}", exception);
        }
    }

    private IProducer<byte[]?, byte[]?> Producer(string messageTimeout, int maxBytes, Action<Error> onError)
    {
        var properties = KafkaProperties.Of(options);
        properties["acks"] = "all";
        properties["enable.idempotence"] = "true";
        properties["message.timeout.ms"] = messageTimeout;
        properties["message.max.bytes"] = Text(maxBytes);
        properties["compression.type"] = options.Compression;
        // As every client of Kafka in Java does it, so that others who write the same key meet the same partition.
        properties["partitioner"] = "murmur2_random";
        properties.TryAdd("linger.ms", "20");
        properties.TryAdd("batch.num.messages", "10000");
        // The forwarder bounds what is in flight; a full queue here would only be a second bound to handle.
        properties.TryAdd("queue.buffering.max.messages", "1000000");
        // A report says whether it worked: the record itself need not come back.
        properties["dotnet.producer.delivery.report.fields"] = "none";
        return Making(() => new ProducerBuilder<byte[]?, byte[]?>(properties)
            .SetLogHandler((_, message) => Tell(message))
            .SetErrorHandler((_, error) =>
            {
                Tell(error);
                onError(error);
            })
            .Build());
    }

    private Dictionary<string, string> Reading(string group, bool isOnlooker)
    {
        var properties = KafkaProperties.Of(options);
        properties["group.id"] = group;
        // What is committed is what the store answered for: nothing is stored or committed by itself.
        properties["enable.auto.commit"] = "false";
        properties["enable.auto.offset.store"] = "false";
        properties["enable.partition.eof"] = isOnlooker ? "true" : "false";
        properties["auto.offset.reset"] = "earliest";
        properties["allow.auto.create.topics"] = "false";
        properties.TryAdd("fetch.wait.max.ms", "100");
        // What the library reads ahead, per partition, comes on top of what the reader holds.
        properties.TryAdd("queued.max.messages.kbytes", "4096");
        properties.TryAdd("fetch.message.max.bytes", "1048576");
        return properties;
    }

    private ConsumerBuilder<byte[]?, byte[]?> Consumer(Dictionary<string, string> properties) =>
        new ConsumerBuilder<byte[]?, byte[]?>(properties)
            .SetKeyDeserializer(NullableBytes.Instance)
            .SetValueDeserializer(NullableBytes.Instance)
            .SetLogHandler((_, message) => Tell(message));

    private void Tell(LogMessage message)
    {
        var level = (LogLevel)(int)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging);
        Log.Said(logger, level, message.Message);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1300, Message = "Kafka's client says: {Message}")]
        public static partial void Said(ILogger logger, LogLevel level, string message);
    }
}
