using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Listening.Tests.Simulators.Kafka;

/// <summary>A Kafka cluster in this process, to which ordinary clients connect over TCP. It keeps about 5 MiB per partition and makes topics when they are first asked for.</summary>
internal sealed class MockCluster : IDisposable
{
    private const int Producer = 0;

    private readonly nint _client;
    private readonly nint _cluster;
    private readonly int _brokers;
    private bool _isDisposed;

    public MockCluster(int brokers = 1)
    {
        _brokers = brokers;
        var configuration = MockClusterNative.rd_kafka_conf_new();
        // This client only carries the cluster; that it has no servers of its own is no news.
        _ = MockClusterNative.rd_kafka_conf_set(configuration, "log_level", "0", 0, 0);
        _client = MockClusterNative.rd_kafka_new(Producer, configuration, 0, 0);
        _cluster = MockClusterNative.rd_kafka_mock_cluster_new(_client, brokers);
        // Three seconds for every first member of a group would be most of what the tests do.
        MockClusterNative.rd_kafka_mock_group_initial_rebalance_delay_ms(_cluster, 100);
        Bootstrap = Marshal.PtrToStringUTF8(MockClusterNative.rd_kafka_mock_cluster_bootstraps(_cluster))!;
    }

    /// <summary>For <c>bootstrap.servers</c>.</summary>
    public string Bootstrap { get; }

    public void CreateTopic(string topic, int partitions = 1) => Check(MockClusterNative.rd_kafka_mock_topic_create(_cluster, topic, partitions, 1));

    public void DeleteTopic(string topic) => Check(MockClusterNative.rd_kafka_mock_topic_delete(_cluster, topic));

    /// <summary>Every later request about the topic fails so; <see cref="ErrorCode.NoError"/> ends it.</summary>
    public void FailTopic(string topic, ErrorCode error) => MockClusterNative.rd_kafka_mock_topic_set_error(_cluster, topic, error);

    /// <summary>The next requests of this kind are answered so, one by one.</summary>
    public void FailNext(KafkaRequest request, params ErrorCode[] errors) =>
        MockClusterNative.rd_kafka_mock_push_request_errors_array(_cluster, (short)request, (nuint)errors.Length, errors);

    public void TakeDown() => ForEachBroker(MockClusterNative.rd_kafka_mock_broker_set_down);

    public void TakeDown(int broker) => Check(MockClusterNative.rd_kafka_mock_broker_set_down(_cluster, broker));

    public void BringUp() => ForEachBroker(MockClusterNative.rd_kafka_mock_broker_set_up);

    public void BringUp(int broker) => Check(MockClusterNative.rd_kafka_mock_broker_set_up(_cluster, broker));

    public void Slow(TimeSpan roundTrip) => ForEachBroker((cluster, broker) => MockClusterNative.rd_kafka_mock_broker_set_rtt(cluster, broker, (int)roundTrip.TotalMilliseconds));

    public void Lead(string topic, int partition, int broker) => Check(MockClusterNative.rd_kafka_mock_partition_set_leader(_cluster, topic, partition, broker));

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        MockClusterNative.rd_kafka_mock_cluster_destroy(_cluster);
        MockClusterNative.rd_kafka_destroy(_client);
    }

    private static void Check(ErrorCode error)
    {
        if (error != ErrorCode.NoError)
            throw new InvalidOperationException($"The mock cluster answers {error}.");
    }

    private void ForEachBroker(Func<nint, int, ErrorCode> change)
    {
        for (var broker = 1; broker <= _brokers; broker++)
            Check(change(_cluster, broker));
    }
}
