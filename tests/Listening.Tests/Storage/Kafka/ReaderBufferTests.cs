using Confluent.Kafka;
using Listening.Storage.Kafka;

namespace Listening.Tests.Storage.Kafka;

/// <summary>What the reader keeps between the client's thread and the indexer, without a broker.</summary>
public sealed class ReaderBufferTests
{
    private static readonly TopicPartition First = new("p.mentions.roastery", 0);
    private readonly ReaderBuffer _buffer = new(new KafkaTopics("p"), 1 << 20, new Dictionary<string, long> { ["p.mentions.roastery/0"] = 100 });

    [Fact]
    public void Delivery_10_An_answer_for_a_partition_that_is_another_readers_commits_nothing()
    {
        _buffer.Assign([First]);
        Add(100);
        Assert.Single(_buffer.Take(10));
        _buffer.Remove([First]);
        Acknowledge(101);
        Assert.Empty(_buffer.Uncommitted());
        Assert.Empty(_buffer.Leave([First], TimeSpan.Zero));
    }

    [Fact]
    public void A_checkpoint_counts_once_then_the_groups_position_does()
    {
        Assert.Equal(new Offset(100), _buffer.Assign([First])[0].Offset);
        _buffer.Remove([First]);
        Assert.Equal(Offset.Unset, _buffer.Assign([First])[0].Offset);
    }

    [Fact]
    public void A_topic_that_was_made_anew_is_read_and_acknowledged_from_its_beginning()
    {
        _buffer.Assign([First]);
        Add(0);
        Add(1);
        Assert.Equal([0, 1], _buffer.Take(10).Select(record => record.Offset));
        Acknowledge(2);
        Assert.Equal(2, Assert.Single(_buffer.Uncommitted()).Offset.Value);
        Assert.Equal(0, _buffer.Bytes);
    }

    [Fact]
    public void What_comes_of_a_held_unit_is_not_kept_and_the_client_is_sent_back_to_it()
    {
        var second = new TopicPartition("p.mentions.roastery", 1);
        _buffer.Hold("roastery");
        _buffer.Assign([second]);
        Assert.Equal([second], _buffer.Orders().Pause);
        _buffer.Add(Result(second, 7));
        _buffer.Add(Result(second, 8));
        Assert.Equal(0, _buffer.Bytes);
        Assert.Empty(_buffer.Orders().Rewind);
        _buffer.Release("roastery");
        Assert.Equal([new TopicPartitionOffset(second, 7)], _buffer.Orders().Rewind);
        Assert.Empty(_buffer.Orders().Rewind);
    }

    [Fact]
    public void Who_closes_waits_for_no_answer_and_who_leaves_gives_up_after_its_patience()
    {
        _buffer.Assign([First]);
        Add(100);
        _buffer.Take(1);
        Assert.Equal(100, Assert.Single(_buffer.Leave([First], TimeSpan.FromMilliseconds(1))).Offset.Value);
        _buffer.Close();
        Assert.Equal(100, Assert.Single(_buffer.Leave([First], TimeSpan.FromHours(1))).Offset.Value);
    }

    private static ConsumeResult<byte[]?, byte[]?> Result(TopicPartition partition, long offset) =>
        new() { TopicPartitionOffset = new(partition, offset), Message = new() { Key = [1], Value = new byte[100], Headers = [] } };

    private void Add(long offset) => _buffer.Add(Result(First, offset));

    private void Acknowledge(long before) => _buffer.Acknowledge(new Dictionary<string, long> { ["p.mentions.roastery/0"] = before });
}
