using Confluent.Kafka;
using Listening.Mentions;
using Listening.Storage.Kafka;
using Listening.Tests.Contracts;
using Listening.Tests.Simulators.Kafka;

namespace Listening.Tests.Storage.Kafka;

/// <summary>Points 21 to 24 of the behaviours of delivery, as far as the log has them.</summary>
public sealed class KafkaDeadLetterTests : IDisposable
{
    private readonly MockCluster _cluster = new();
    private readonly KafkaUnderTest _kafka;
    private readonly KafkaEventLog _log;

    public KafkaDeadLetterTests()
    {
        _kafka = new(_cluster.Bootstrap, _cluster);
        _log = new(_kafka.Clients(maxRecordBytes: 1_000_000), TimeProvider.System);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _cluster.Dispose();
    }

    [Fact]
    public async Task Delivery_21_A_letter_holds_bytes_key_headers_place_and_reason_even_of_the_largest_record()
    {
        var letter = Letter("1") with { Payload = [.. Enumerable.Range(0, 990_000).Select(number => (byte)number)] };
        await _log.QuarantineAsync(letter, Stop);
        var kept = Assert.Single(await _log.DeadLettersAsync(null, Stop));
        Assert.Equal(letter.Payload, kept.Payload);
        Assert.Equal(letter with { Payload = null, Headers = kept.Headers }, kept with { Payload = null });
        Assert.Equal(letter.Headers, kept.Headers);
    }

    [Fact]
    public async Task Delivery_22_A_quarantine_that_cannot_be_written_is_a_fault_and_never_silence()
    {
        _cluster.FailTopic(_kafka.Topics.DeadLetters, ErrorCode.TopicAuthorizationFailed);
        var fault = await Assert.ThrowsAsync<StorageException>(() => _log.QuarantineAsync(Letter("1"), Stop));
        Assert.Equal((StorageFault.Refused, false), (fault.Fault, fault.IsTransient));
        Assert.Contains(_kafka.Topics.DeadLetters, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_24_What_is_retried_is_the_same_record_again_and_what_is_dropped_is_counted()
    {
        foreach (var id in new[] { "1", "2", "3" })
            await _log.QuarantineAsync(Letter(id), Stop);
        Assert.True(await _log.RetryAsync("1", Stop));
        Assert.False(await _log.RetryAsync("1", Stop));
        Assert.True(await _log.DropAsync("2", Stop));
        Assert.Equal(["3"], (await _log.DeadLettersAsync("roastery", Stop)).Select(letter => letter.Id));
        Assert.Equal([new DroppedLetters("roastery", "press", 1)], await _log.DroppedAsync(Stop));
        var record = Assert.Single(TopicRecords.All(_kafka.Bootstrap, _kafka.Topics.Of(LogStream.Mentions, "roastery")));
        Assert.Equal(Letter("1").Payload, record.Message.Value);
        Assert.Equal("press", record.Header(LogHeaders.Source));
    }

    [Fact]
    public async Task Where_nothing_was_ever_set_aside_there_is_an_empty_list()
    {
        Assert.Empty(await _log.DeadLettersAsync(null, Stop));
        Assert.False(await _log.DropAsync("none", Stop));
    }

    private static DeadLetter Letter(string id) => new()
    {
        Id = id,
        At = SampleMention.Noon,
        Unit = "roastery",
        Topic = "mentions.roastery",
        Partition = "listening.mentions.roastery/0",
        Offset = 7,
        Key = "key",
        Headers = new Dictionary<string, string> { [LogHeaders.Source] = "press" },
        Payload = [0, 255, 10],
        ErrorType = "undecodable",
        Reason = "No JSON.",
    };
}
