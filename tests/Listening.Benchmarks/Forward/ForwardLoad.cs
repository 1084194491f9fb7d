using System.Security.Cryptography;
using Listening.Benchmarks.Load;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Listening.Tests.Simulators.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Benchmarks.Forward;

/// <summary>A filled outbox with records of 1 KB into a Kafka in this process: processor time includes the broker's.</summary>
internal static class ForwardLoad
{
    private const string Unit = "roastery";
    private const int RecordBytes = 1_024;

    /// <summary>The mock keeps about 5 MiB of each and forgets the rest: it only has to take them.</summary>
    private const int Partitions = 16;

    public static async Task RunAsync(int records, string folder, CancellationToken cancellationToken)
    {
        Fill(records, folder);
        using var cluster = new MockCluster();
        using var state = new SqliteListenerState(folder, Unit, "incarnation", TimeProvider.System);
        cluster.CreateTopic($"listening.mentions.{Unit}", Partitions);
        Console.WriteLine(Measure.Heading);
        var measure = await Measure.OfAsync(() => ForwardAsync(state, new KafkaOptions { BootstrapServers = cluster.Bootstrap }, cancellationToken));
        Console.WriteLine(measure.Line("outbox to Kafka, broker included", records));
        Console.WriteLine($"peak memory {Measure.PeakMemory()} MiB");
    }

    private static void Fill(int records, string folder)
    {
        using var file = new UnitFile(folder, Unit, durable: false);
        var now = TimeProvider.System.GetUtcNow();
        // Half of it noise, half of it the same everywhere: about as compressible as text.
        var value = new byte[RecordBytes];
        file.Write(() =>
        {
            for (var number = 0; number < records; number++)
            {
                RandomNumberGenerator.Fill(value.AsSpan(0, RecordBytes / 2));
                var id = MentionIdentity.Hash(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
                file.Append(LogStream.Mentions, id, "press", "incarnation", now, value, $"config={id}\nwide={id}\n");
            }

            return records;
        });
    }

    private static async Task ForwardAsync(SqliteListenerState state, KafkaOptions options, CancellationToken cancellationToken)
    {
        using var metrics = new ListenerMetrics();
        var connection = new KafkaConnection(options, NullLogger<KafkaConnection>.Instance, TimeProvider.System);
        using var forwarder = new OutboxForwarder(Unit, state, () => connection.OpenPublisher(Unit), new ForwarderOptions(), metrics, TimeProvider.System, NullLogger<OutboxForwarder>.Instance);
        await forwarder.StartAsync(cancellationToken);
        while (state.Depth().Records > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        await forwarder.StopAsync(cancellationToken);
    }
}
