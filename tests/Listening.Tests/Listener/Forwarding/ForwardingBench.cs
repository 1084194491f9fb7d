using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Simulators.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace Listening.Tests.Listener;

/// <summary>A unit's file, its forwarder and a cluster.</summary>
internal sealed class ForwardingBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ListenerMetrics _metrics = new();
    private readonly ConcurrentStack<KafkaPublisher> _publishers = new();
    private readonly KafkaClients _clients;
    private OutboxForwarder? _forwarder;

    public ForwardingBench(string unit, string bootstrap, int maxRecordBytes = 1_000_000)
    {
        Unit = unit;
        _clients = new KafkaClients(new KafkaOptions { BootstrapServers = bootstrap, MaxRecordBytes = maxRecordBytes, Properties = { ["linger.ms"] = "1" } }, NullLogger.Instance);
        State = new SqliteListenerState(_folder.Path, unit, "incarnation", TimeProvider.System);
    }

    public string Unit { get; }

    public SqliteListenerState State { get; }

    public IOutbox Outbox => State;

    public string Folder => _folder.Path;

    public int Publishers => _publishers.Count;

    public OutboxForwarder Forwarder => _forwarder!;

    public string Topic(LogStream stream) => _clients.Topics.Of(stream, Unit);

    public void Hear(params EntryCommit[] entries) => State.Commit([SampleCommit.Poll("press", entries) with { Config = "queries of today" }]);

    public async Task StartAsync(ForwarderOptions? options = null, Func<ILogPublisher, ILogPublisher>? around = null, TimeProvider? time = null)
    {
        _forwarder = new OutboxForwarder(Unit, Outbox, () => (around ?? (publisher => publisher))(Connect()), options ?? new(), _metrics, time ?? TimeProvider.System, NullLogger<OutboxForwarder>.Instance);
        await _forwarder.StartAsync(TestContext.Current.CancellationToken);
    }

    public Task EmptyAsync() => Eventually.TrueAsync(() => State.Depth().Records == 0);

    public async Task StopAsync()
    {
        await Forwarder.StopAsync(TestContext.Current.CancellationToken);
        Forwarder.Dispose();
        _forwarder = null;
    }

    /// <summary>Breaks the client as the library itself does it on a fatal error.</summary>
    public void BreakProducer()
    {
        Assert.True(_publishers.TryPeek(out var publisher));
        var handle = (SafeHandle)typeof(Handle).GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(publisher.Handle)!;
        MockClusterNative.rd_kafka_test_fatal_error(handle.DangerousGetHandle(), ErrorCode.OutOfOrderSequenceNumber, "The test says so.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_forwarder is not null)
            await StopAsync();
        State.Dispose();
        _metrics.Dispose();
        _folder.Dispose();
    }

    private KafkaPublisher Connect()
    {
        var publisher = new KafkaPublisher(_clients, Unit);
        _publishers.Push(publisher);
        return publisher;
    }
}
