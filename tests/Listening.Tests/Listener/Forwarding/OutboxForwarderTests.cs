using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Listening.Tests.Simulators.Kafka;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Listener;

/// <summary>Points 1 to 5 of the behaviours of delivery (the producer's side), over a real broker protocol.</summary>
public sealed class OutboxForwarderTests(OutboxForwarderTests.Cluster cluster) : IClassFixture<OutboxForwarderTests.Cluster>
{
    private string Bootstrap => cluster.Mock.Bootstrap;

    [Fact]
    public async Task Delivery_1_Mentions_and_polls_leave_the_outbox_when_the_broker_has_them_and_not_before()
    {
        await using var bench = Bench("one");
        cluster.Mock.FailTopic(bench.Topic(LogStream.Mentions), ErrorCode.TopicAuthorizationFailed);
        bench.Hear(SampleCommit.New("a"), SampleCommit.New("b"));
        await bench.StartAsync();
        await Eventually.TrueAsync(() => bench.Forwarder.Health().Problem is not null);
        Assert.Equal(3, bench.State.Depth().Records);
        Assert.Equal((3, true), (bench.Forwarder.Health().Lag, bench.Forwarder.Health().OldestUnpublished is not null));
        cluster.Mock.FailTopic(bench.Topic(LogStream.Mentions), ErrorCode.NoError);
        await bench.EmptyAsync();
        Assert.Equal(Keys("a", "b"), KeysOf(bench, LogStream.Mentions).Order());
        Assert.Equal(["press"], KeysOf(bench, LogStream.Polls).Distinct());
        Assert.Null(bench.Forwarder.Health().Problem);
    }

    [Fact]
    public async Task Delivery_1_What_was_in_flight_when_the_process_died_is_published_by_the_next_one()
    {
        await using var bench = Bench("died");
        bench.Hear([.. Enumerable.Range(0, 50).Select(number => SampleCommit.New($"m{number}"))]);
        // The answer never comes: as if the process died between the broker's answer and the mark.
        await bench.StartAsync(new ForwarderOptions { StopGrace = TimeSpan.Zero }, publisher => new MutePublisher(publisher));
        await Eventually.TrueAsync(() => TopicCount(bench, LogStream.Mentions) == 50);
        await bench.StopAsync();
        Assert.Equal(51, bench.State.Depth().Records);
        await bench.StartAsync();
        await bench.EmptyAsync();
        Assert.Equal(50, KeysOf(bench, LogStream.Mentions).Distinct().Count());
    }

    [Fact]
    public async Task Delivery_2_Requests_that_fail_on_the_way_leave_every_record_once_and_every_key_in_order()
    {
        await using var bench = Bench("order");
        cluster.Mock.CreateTopic(bench.Topic(LogStream.Mentions), 3);
        foreach (var revision in Enumerable.Range(1, 40))
            bench.Hear([.. Enumerable.Range(0, 10).Select(number => SampleCommit.Revised($"m{number}", revision))]);
        cluster.Mock.FailNext(KafkaRequest.Produce, ErrorCode.NotEnoughReplicas, ErrorCode.RequestTimedOut, ErrorCode.NotLeaderForPartition, ErrorCode.NotEnoughReplicasAfterAppend);
        await bench.StartAsync(new ForwarderOptions { BatchRecords = 37 });
        await bench.EmptyAsync();
        var records = TopicRecords.All(Bootstrap, bench.Topic(LogStream.Mentions));
        Assert.Equal(400, records.Count);
        Assert.All(records.GroupBy(record => Encoding.UTF8.GetString(record.Message.Key)), key => Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), key.Select(Revision)));
    }

    [Fact]
    public async Task Delivery_2_A_fatal_error_of_the_producer_makes_a_new_producer_and_loses_nothing()
    {
        await using var bench = Bench("fatal");
        bench.Hear(SampleCommit.New("before"));
        await bench.StartAsync();
        await bench.EmptyAsync();
        bench.BreakProducer();
        bench.Hear(SampleCommit.New("after"));
        await bench.EmptyAsync();
        Assert.True(bench.Publishers > 1);
        Assert.Equal(Keys("before", "after").Order(), KeysOf(bench, LogStream.Mentions).Distinct().Order());
        Assert.Null(bench.Forwarder.Health().Problem);
    }

    [Fact]
    public async Task Delivery_2_A_broker_that_is_away_costs_disk_only_and_is_told()
    {
        using var away = new MockCluster();
        var clock = new FakeTimeProvider(SampleMention.Noon);
        await using var bench = new ForwardingBench("away", away.Bootstrap);
        away.TakeDown();
        bench.Hear(SampleCommit.New("a"));
        await bench.StartAsync(new ForwarderOptions { BatchRecords = 10, BatchesInFlight = 2 }, time: clock);
        foreach (var number in Enumerable.Range(0, 50))
            bench.Hear(SampleCommit.New($"m{number}"));
        await Eventually.TrueAsync(() => bench.Forwarder.Health().Problem is not null, () => clock.Advance(TimeSpan.FromSeconds(30)));
        Assert.Equal(102, bench.State.Depth().Records);
        away.BringUp();
        await Eventually.TrueAsync(() => bench.State.Depth().Records == 0, () => clock.Advance(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(51, TopicRecords.All(away.Bootstrap, bench.Topic(LogStream.Mentions)).Count);
    }

    [Fact]
    public async Task Delivery_3_A_mention_that_is_too_large_is_shortened_with_a_flag_and_its_revision_stays()
    {
        await using var bench = Bench("large", maxRecordBytes: 20_000);
        var mention = SampleMention.Of(SampleCommit.Key("id of big"), string.Concat(Enumerable.Repeat("Größe \"north roast\" 𝔘\n", 4_000)), revision: 7);
        bench.Hear(SampleCommit.New("big", 7) with { Mention = JsonSerializer.SerializeToUtf8Bytes(mention, MentionJson.Mention) }, SampleCommit.New("small"));
        await bench.StartAsync();
        await bench.EmptyAsync();
        var records = TopicRecords.All(Bootstrap, bench.Topic(LogStream.Mentions));
        var cut = JsonSerializer.Deserialize(records.Single(record => Revision(record) == 7).Message.Value, MentionJson.Mention)!;
        Assert.StartsWith(cut.Text!, mention.Text, StringComparison.Ordinal);
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(cut, MentionJson.Mention).Length, 17_000, 20_000);
        Assert.Equal([MentionFlags.Truncated], cut.Flags);
        Assert.Equal(2, records.Count);
    }

    [Fact]
    public async Task Delivery_3_What_no_cut_makes_small_enough_is_set_aside_with_its_bytes_and_the_reason_and_nothing_waits_behind_it()
    {
        await using var bench = Bench("hopeless", maxRecordBytes: 20_000);
        var bytes = new byte[30_000];
        bench.Hear(SampleCommit.New("a"), SampleCommit.New("hopeless") with { Mention = bytes }, SampleCommit.New("b"));
        await bench.StartAsync();
        await bench.EmptyAsync();
        Assert.Equal(Keys("a", "b").Order(), KeysOf(bench, LogStream.Mentions).Order());
        var letter = Assert.Single(await new SqliteEventLog(bench.Folder, TimeProvider.System).DeadLettersAsync(bench.Unit, TestContext.Current.CancellationToken));
        Assert.Equal((Keys("hopeless")[0], "too_large", "press"), (letter.Key, letter.ErrorType, letter.Headers[LogHeaders.Source]));
        Assert.Equal(bytes, letter.Payload);
        Assert.Contains("20000", letter.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_3_A_broker_that_takes_less_than_we_think_gets_halves_until_it_takes_them()
    {
        await using var bench = Bench("stricter");
        bench.Hear([.. Enumerable.Range(0, 16).Select(number => SampleCommit.New($"m{number}"))]);
        cluster.Mock.CreateTopic(bench.Topic(LogStream.Mentions));
        cluster.Mock.FailNext(KafkaRequest.Produce, ErrorCode.MsgSizeTooLarge, ErrorCode.MsgSizeTooLarge);
        await bench.StartAsync();
        await bench.EmptyAsync();
        Assert.Equal(16, KeysOf(bench, LogStream.Mentions).Distinct().Count());
        Assert.Empty(await new SqliteEventLog(bench.Folder, TimeProvider.System).DeadLettersAsync(bench.Unit, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Delivery_4_Revisions_are_the_listeners_and_go_on_rising_when_the_topic_is_made_anew()
    {
        await using var bench = Bench("anew");
        bench.Hear(SampleCommit.New("a", 100));
        await bench.StartAsync();
        await bench.EmptyAsync();
        cluster.Mock.DeleteTopic(bench.Topic(LogStream.Mentions));
        cluster.Mock.CreateTopic(bench.Topic(LogStream.Mentions));
        bench.Hear(SampleCommit.Revised("a", 101));
        await bench.EmptyAsync();
        var record = Assert.Single(TopicRecords.All(Bootstrap, bench.Topic(LogStream.Mentions)));
        Assert.Equal((0, 101), (record.Offset.Value, Revision(record)));
    }

    [Fact]
    public async Task Delivery_5_Every_record_says_schema_unit_queries_process_sequence_source_and_trace()
    {
        await using var bench = Bench("headers");
        bench.Hear(SampleCommit.New("a", 1, "address") with { NarrowKey = SampleCommit.Key("guid") }, SampleCommit.New("b"));
        await bench.StartAsync();
        await bench.EmptyAsync();
        var records = TopicRecords.All(Bootstrap, bench.Topic(LogStream.Mentions)).Concat(TopicRecords.All(Bootstrap, bench.Topic(LogStream.Polls))).ToList();
        Assert.All(records, record => Assert.Equal(("1", "headers", "queries of today", "incarnation", "press"), (record.Header("schema"), record.Header("unit"), record.Header("config"), record.Header("incarnation"), record.Header("source"))));
        Assert.Equal(["1", "2", "3"], records.Select(record => record.Header("sequence")).Order());
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", Assert.Single(records.Select(record => record.Header("traceparent")).Distinct()));
        var first = records.Single(record => record.Header("sequence") == "1");
        Assert.Equal((SampleCommit.Key("a"), SampleCommit.Key("guid"), SampleCommit.Key("address")), (first.Header("wide"), first.Header("narrow"), first.Header("addresses")));
    }

    private ForwardingBench Bench(string unit, int maxRecordBytes = 1_000_000) => new(unit, Bootstrap, maxRecordBytes);

    private long TopicCount(ForwardingBench bench, LogStream stream) => TopicRecords.Count(Bootstrap, bench.Topic(stream));

    private List<string> KeysOf(ForwardingBench bench, LogStream stream) =>
        [.. TopicRecords.All(Bootstrap, bench.Topic(stream)).Select(record => Encoding.UTF8.GetString(record.Message.Key))];

    private static string[] Keys(params IEnumerable<string> names) => [.. names.Select(name => SampleCommit.Key("id of " + name)).Order()];

    private static long Revision(ConsumeResult<byte[], byte[]> record) => JsonSerializer.Deserialize(record.Message.Value, MentionJson.Mention)!.Revision;

    public sealed class Cluster : IDisposable
    {
        internal MockCluster Mock { get; } = new();

        public void Dispose() => Mock.Dispose();
    }

    /// <summary>Hands over, and never hears the answer.</summary>
    private sealed class MutePublisher(ILogPublisher publisher) : ILogPublisher
    {
        public int MaxRecordBytes => publisher.MaxRecordBytes;

        public async Task<PublishResult> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
        {
            await publisher.PublishAsync(records, cancellationToken);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return PublishResult.Safe;
        }

        public ValueTask DisposeAsync() => publisher.DisposeAsync();
    }
}
