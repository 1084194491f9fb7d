using Confluent.Kafka;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Tests.Simulators.Kafka;

namespace Listening.Tests.Storage.Kafka;

/// <summary>Points 6 to 10 of the behaviours of delivery (the consumer's side), over a real broker protocol.</summary>
public sealed class KafkaLogReaderTests(MockKafka mock) : IClassFixture<MockKafka>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly KafkaUnderTest _kafka = mock.UnderTest();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivery_6_and_7_The_group_goes_on_behind_the_last_contiguous_acknowledgement_and_not_behind_the_last_read()
    {
        await ProduceAsync("roastery", 1, 10);
        await using (var first = Open())
        {
            Assert.Equal(Numbers(0, 10), await ReadAsync(first, 10));
            await first.AcknowledgeAsync(At("roastery", 4), Stop);
            // A lower position takes nothing back; one beyond what was read promises nothing.
            await first.AcknowledgeAsync(At("roastery", 2), Stop);
        }

        await using var second = Open();
        Assert.Equal(Numbers(4, 6), await ReadAsync(second, 6));
    }

    [Fact]
    public async Task Delivery_8_A_reader_that_gives_partitions_away_lets_the_work_in_hand_end_and_commits_it()
    {
        await ProduceAsync("roastery", 4, 40);
        await using var first = Open();
        var read = await RecordsAsync(first, 40);
        await using var second = Open();
        // The newcomer gets its share only once what is in hand has an answer.
        var answering = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), Stop);
            await first.AcknowledgeAsync(read.GroupBy(record => record.Partition).ToDictionary(group => group.Key, group => group.Max(record => record.Offset) + 1), Stop);
        }, Stop);
        await Eventually.TrueAsync(() => second.Positions.Count == 2 && first.Positions.Count == 2);
        await answering;
        await ProduceAsync("roastery", 4, 8, from: 40);
        var after = new List<LogRecord>();
        while (after.Count < 8)
        {
            after.AddRange(await first.ReadAsync(100, TimeSpan.FromMilliseconds(50), Stop));
            after.AddRange(await second.ReadAsync(100, TimeSpan.FromMilliseconds(50), Stop));
        }

        Assert.Equal(Numbers(40, 8), after.Select(Number).Order());
    }

    [Fact]
    public async Task Delivery_8_What_was_lost_is_not_committed_and_comes_again()
    {
        // A cluster of its own: the broker forgets the member.
        using var cluster = new MockCluster();
        var kafka = new KafkaUnderTest(cluster.Bootstrap, cluster);
        await ProduceAsync("roastery", 1, 10, kafka: kafka);
        await using var reader = Open(kafka);
        Assert.Equal(Numbers(0, 10), await ReadAsync(reader, 10));
        cluster.FailNext(KafkaRequest.Heartbeat, ErrorCode.UnknownMemberId, ErrorCode.UnknownMemberId);
        Assert.Equal(Numbers(0, 10), await ReadAsync(reader, 10));
    }

    [Fact]
    public async Task Delivery_9_While_nobody_reads_memory_is_bounded_in_bytes_and_the_reader_stays_in_the_group()
    {
        const int Records = 3_500;
        await ProduceAsync("flood", 1, Records, bytes: 1_000);
        await ProduceAsync("quiet", 1, 1);
        await using var reader = Open(maxBufferedBytes: 1 << 20);
        await Eventually.TrueAsync(() => reader.IsPaused);
        Assert.InRange(reader.BufferedBytes, 1 << 19, (1 << 20) + (1 << 18));
        var numbers = new List<int>();
        var quiet = 0;
        while (numbers.Count < Records)
        {
            var records = await reader.ReadAsync(200, Patience, Stop);
            Assert.NotEmpty(records);
            Assert.InRange(reader.BufferedBytes, 0, (1 << 20) + (1 << 18));
            numbers.AddRange(records.Where(record => record.Unit == "flood").Select(Number));
            quiet += records.Count(record => record.Unit == "quiet");
            await reader.AcknowledgeAsync(records.GroupBy(record => record.Partition).ToDictionary(group => group.Key, group => group.Max(record => record.Offset) + 1), Stop);
        }

        Assert.Equal(Numbers(0, Records), numbers);
        Assert.Equal(1, quiet);
    }

    [Fact]
    public async Task A_unit_that_is_held_waits_alone_and_goes_on_from_its_last_acknowledgement()
    {
        await ProduceAsync("held", 1, 10);
        await ProduceAsync("free", 1, 10);
        await using var reader = Open();
        var records = await RecordsAsync(reader, 20);
        await reader.AcknowledgeAsync(At("held", 3), Stop);
        reader.Hold("held");
        await reader.AcknowledgeAsync(At("held", 10), Stop);
        await ProduceAsync("held", 1, 2, from: 10);
        await ProduceAsync("free", 1, 2, from: 10);
        Assert.Equal(["free", "free"], (await RecordsAsync(reader, 2)).Select(record => record.Unit));
        Assert.Empty(await reader.ReadAsync(100, TimeSpan.FromMilliseconds(200), Stop));
        reader.Release("held");
        var again = await RecordsAsync(reader, 9);
        Assert.Equal(Numbers(3, 9), again.Select(Number));
        Assert.Equal(20, records.Count);
    }

    [Fact]
    public async Task Delivery_23_Records_without_key_or_value_and_keys_that_are_no_text_come_as_records()
    {
        var topic = _kafka.Topics.Of(LogStream.Mentions, "odd");
        using var producer = _kafka.Clients().HastyProducer();
        await producer.ProduceAsync(topic, new() { Key = null, Value = [1] }, Stop);
        await producer.ProduceAsync(topic, new() { Key = [0xFF, 0xFE], Value = null }, Stop);
        await using var reader = Open();
        var records = await RecordsAsync(reader, 2);
        Assert.Equal([("", true), ("\uFFFD\uFFFD", false)], records.Select(record => (record.Key, record.Value is not null)).OrderByDescending(record => record.Item2));
    }

    private KafkaLogReader Open(KafkaUnderTest? kafka = null, long maxBufferedBytes = 64 << 20) =>
        new((kafka ?? _kafka).Clients(maxBufferedBytes: maxBufferedBytes), new Dictionary<string, long>(), TimeSpan.FromSeconds(20), TimeProvider.System);

    private static async Task<List<LogRecord>> RecordsAsync(KafkaLogReader reader, int count)
    {
        var records = new List<LogRecord>();
        while (records.Count < count && await reader.ReadAsync(count - records.Count, Patience, Stop) is { Count: > 0 } more)
            records.AddRange(more);
        return records;
    }

    private static async Task<IEnumerable<int>> ReadAsync(KafkaLogReader reader, int count) => (await RecordsAsync(reader, count)).Select(Number);

    private Dictionary<string, long> At(string unit, long offset) => new() { [_kafka.Topics.Of(LogStream.Mentions, unit) + "/0"] = offset };

    private static IEnumerable<int> Numbers(int first, int count) => Enumerable.Range(first, count);

    private static int Number(LogRecord record) => BitConverter.ToInt32(record.Value!);

    private async Task ProduceAsync(string unit, int partitions, int count, int from = 0, int bytes = 4, KafkaUnderTest? kafka = null)
    {
        kafka ??= _kafka;
        var topic = kafka.Topics.Of(LogStream.Mentions, unit);
        if (from == 0)
            await kafka.CreateAsync(topic, partitions);
        using var producer = kafka.Clients().HastyProducer();
        for (var number = from; number < from + count; number++)
        {
            var value = new byte[bytes];
            BitConverter.TryWriteBytes(value, number);
            producer.Produce(new TopicPartition(topic, number % partitions), new Message<byte[]?, byte[]?> { Key = [1], Value = value });
        }

        Assert.Equal(0, producer.Flush(Patience));
    }
}
