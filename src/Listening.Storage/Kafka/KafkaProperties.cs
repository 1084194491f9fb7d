using Confluent.Kafka;

namespace Listening.Storage.Kafka;

/// <summary>The properties that every client of ours gets, secrets filled in.</summary>
internal static class KafkaProperties
{
    /// <summary>What we promise hangs on these; another value would break it silently.</summary>
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal)
    {
        "acks", "auto.offset.reset", "bootstrap.servers", "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence", "enable.partition.eof", "group.id", "group.instance.id",
        "message.max.bytes", "message.timeout.ms", "delivery.timeout.ms", "partition.assignment.strategy", "partitioner", "request.required.acks", "transactional.id",
    };

    /// <summary>Everything that is wrong, a line each.</summary>
    public static IEnumerable<string> Check(KafkaOptions options)
    {
        var faults = new List<string>();
        foreach (var (name, value) in options.Properties)
        {
            if (Ours.Contains(name))
                faults.Add($"Properties:{name} cannot be set: delivery rests on it.");
            else if (SecretReference.Resolve(value, out var fault) is null)
                faults.Add($"Properties:{name}: {fault}.");
        }

        foreach (var (name, value) in Texts(options))
        {
            if (SecretReference.Resolve(value, out var fault) is null)
                faults.Add($"{name}: {fault}.");
        }

        return faults.Count > 0 ? faults : Refusal(options) is { } refusal ? [refusal] : [];
    }

    /// <summary>For a client; the options were checked.</summary>
    public static Dictionary<string, string> Of(KafkaOptions options)
    {
        var properties = options.Properties.ToDictionary(pair => pair.Key, pair => Resolved(pair.Value), StringComparer.Ordinal);
        properties.TryAdd("client.id", "listening");
        // A broker that comes back is found soon, and one that is away is not asked all the time.
        properties.TryAdd("reconnect.backoff.max.ms", "5000");
        properties.TryAdd("socket.keepalive.enable", "true");
        // Topics of new units are seen within this time.
        properties.TryAdd("topic.metadata.refresh.interval.ms", "10000");
        properties["bootstrap.servers"] = Resolved(options.BootstrapServers ?? "");
        return properties;
    }

    public static string Resolved(string text) =>
        SecretReference.Resolve(text, out var fault) ?? throw new Listening.Mentions.StorageException(Listening.Mentions.StorageFault.Refused, $"A setting of Kafka has no value: {fault}.");

    private static IEnumerable<(string Name, string Value)> Texts(KafkaOptions options) =>
        new[] { (nameof(options.BootstrapServers), options.BootstrapServers), (nameof(options.GroupId), options.GroupId), (nameof(options.GroupInstanceId), options.GroupInstanceId) }
            .Where(text => text.Item2 is not null)
            .Select(text => (text.Item1, text.Item2!));

    // Only librdkafka knows its hundreds of names and their values, and it tells by refusing to make a client.
    private static string? Refusal(KafkaOptions options)
    {
        if (options.Properties.Count == 0)
            return null;
        try
        {
            using var client = new ProducerBuilder<Null, Null>(Of(options)).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or KafkaException)
        {
            return $"Properties: {exception.Message}.";
        }
    }
}
