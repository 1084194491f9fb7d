using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Listening.Tests.Simulators.Kafka;

/// <summary>The mock cluster of librdkafka, from the very library that the clients of this process use: a second copy would know nothing of their handles.</summary>
internal static class MockClusterNative
{
    private const string Library = "librdkafka-in-process";

    static MockClusterNative() => NativeLibrary.SetDllImportResolver(typeof(MockClusterNative).Assembly, Resolve);

    [DllImport(Library)]
    public static extern nint rd_kafka_conf_new();

    [DllImport(Library)]
    public static extern int rd_kafka_conf_set(nint configuration, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, nint error, nuint errorSize);

    [DllImport(Library)]
    public static extern nint rd_kafka_new(int type, nint configuration, nint error, nuint errorSize);

    [DllImport(Library)]
    public static extern void rd_kafka_destroy(nint client);

    [DllImport(Library)]
    public static extern nint rd_kafka_mock_cluster_new(nint client, int brokers);

    [DllImport(Library)]
    public static extern void rd_kafka_mock_cluster_destroy(nint cluster);

    [DllImport(Library)]
    public static extern nint rd_kafka_mock_cluster_bootstraps(nint cluster);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_topic_create(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitions, int replication);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_topic_delete(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic);

    [DllImport(Library)]
    public static extern void rd_kafka_mock_topic_set_error(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, ErrorCode error);

    [DllImport(Library)]
    public static extern void rd_kafka_mock_push_request_errors_array(nint cluster, short request, nuint count, [In] ErrorCode[] errors);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_broker_set_down(nint cluster, int broker);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_broker_set_up(nint cluster, int broker);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_broker_set_rtt(nint cluster, int broker, int milliseconds);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_mock_partition_set_leader(nint cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partition, int broker);

    [DllImport(Library)]
    public static extern void rd_kafka_mock_group_initial_rebalance_delay_ms(nint cluster, int milliseconds);

    [DllImport(Library)]
    public static extern ErrorCode rd_kafka_test_fatal_error(nint client, ErrorCode error, [MarshalAs(UnmanagedType.LPUTF8Str)] string reason);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library)
            return 0;
        // Asking for the version makes the client load what fits this machine.
        _ = Confluent.Kafka.Library.Version;
        using var process = Process.GetCurrentProcess();
        var loaded = process.Modules.Cast<ProcessModule>().First(module => module.FileName.Contains("librdkafka", StringComparison.Ordinal));
        return NativeLibrary.Load(loaded.FileName);
    }
}
