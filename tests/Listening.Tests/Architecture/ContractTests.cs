using Listening.Mentions;
using Listening.Storage.Elasticsearch;
using Listening.Storage.Kafka;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Storage;
using Listening.Tests.Storage.Kafka;

namespace Listening.Tests.Architecture;

/// <summary>Holds that no implementation of a port skipped the port's suite.</summary>
public sealed class ContractTests
{
    /// <summary>Which class runs a suite against which implementation.</summary>
    private static readonly Dictionary<Type, Type[]> Runs = new()
    {
        [typeof(SqliteMentionStore)] = [typeof(SqliteMentionStoreTests)],
        [typeof(ElasticsearchMentionStore)] = [typeof(ElasticsearchMentionStoreTests), typeof(OpenSearchMentionStoreTests), typeof(ElasticsearchServerMentionStoreTests)],
        [typeof(StorySearch)] = [typeof(ElasticsearchMentionStoreTests), typeof(OpenSearchMentionStoreTests), typeof(ElasticsearchServerMentionStoreTests)],
        [typeof(SqliteEventLog)] = [typeof(SqliteEventLogTests)],
        [typeof(SqliteListenerState)] = [typeof(SqliteListenerStateTests), typeof(SqliteOutboxTests)],
        [typeof(KafkaEventLog)] = [typeof(KafkaEventLogTests)],
        [typeof(KafkaPublisher)] = [typeof(KafkaPublisherTests)],
        [typeof(KafkaSourceHistory)] = [typeof(KafkaSourceHistoryTests)],
    };

    private static readonly Dictionary<Type, Type> Suites = new()
    {
        [typeof(IMentionStore)] = typeof(MentionStoreContract),
        [typeof(IStoryIndex)] = typeof(MentionStoreContract),
        [typeof(IEventLog)] = typeof(EventLogContract),
        [typeof(IListenerState)] = typeof(ListenerStateContract),
        [typeof(IOutbox)] = typeof(OutboxContract),
        [typeof(ILogPublisher)] = typeof(LogPublisherContract),
        [typeof(ISourceHistory)] = typeof(SourceHistoryContract),
    };

    public static TheoryData<Type> Ports => [.. Suites.Keys];

    [Theory]
    [MemberData(nameof(Ports))]
    public void Every_implementation_of_a_port_runs_its_suite(Type port)
    {
        var implementations = ProductAssemblies.Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(port)).ToList();
        Assert.NotEmpty(implementations);
        Assert.All(implementations, type => Assert.True(Runs.TryGetValue(type, out var tests) && Array.Exists(tests, run => run.IsSubclassOf(Suites[port])), $"{type.Name} has no class of tests that derives from {Suites[port].Name}."));
    }

    [Fact]
    public void Every_port_of_storage_has_a_suite()
    {
        // A reader is opened by its log and run by the log's suite.
        var ports = ProductAssemblies.Types.Where(type => type.IsInterface && type.Namespace == "Listening.Mentions" && type.IsPublic).Except([typeof(ILogReader)]);
        Assert.Equal(Suites.Keys.OrderBy(type => type.Name), ports.OrderBy(type => type.Name));
    }
}
