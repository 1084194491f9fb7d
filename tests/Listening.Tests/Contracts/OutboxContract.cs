using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>What every outbox must do for its forwarder; run against each implementation.</summary>
public abstract class OutboxContract : IDisposable
{
    /// <summary>An outbox with these mentions, each in a poll of its own: two records each.</summary>
    private protected abstract IOutbox With(params IReadOnlyList<EntryCommit> mentions);

    private protected abstract IReadOnlyList<DeadLetter> Letters();

    public void Dispose()
    {
        Clean();
        GC.SuppressFinalize(this);
    }

    protected abstract void Clean();

    [Fact]
    public void Records_come_in_order_without_a_gap_and_within_the_bounds()
    {
        var outbox = With(Named(10));
        Assert.Equal(Sequences(1, 20), Read(outbox, 0, 100));
        Assert.Equal(Sequences(5, 3), Read(outbox, 5, 3));
        Assert.Empty(Read(outbox, 21, 3));
        Assert.InRange(outbox.Read(1, 100, 1_500).Count, 2, 5);
        Assert.Single(outbox.Read(1, 100, 1));
    }

    [Fact]
    public void A_record_says_what_its_writer_said()
    {
        var record = With(SampleCommit.New("a", 1, "address") with { NarrowKey = SampleCommit.Key("guid") }).Read(1, 1, 1_000_000)[0];
        Assert.Equal((LogStream.Mentions, SampleCommit.Key("id of a"), "press", "incarnation"), (record.Stream, record.Key, record.Source, record.Incarnation));
        Assert.Equal(SampleCommit.New("a").Mention, record.Value);
        Assert.Equal(SampleCommit.Key("a"), record.Headers[LogHeaders.WideKey]);
        Assert.Equal(SampleCommit.Key("guid"), record.Headers[LogHeaders.NarrowKey]);
        Assert.Equal(SampleCommit.Key("address"), record.Headers[LogHeaders.Addresses]);
    }

    [Fact]
    public void What_is_safe_is_forgotten_and_nothing_else()
    {
        var outbox = With(Named(3));
        outbox.Forget(3);
        outbox.Forget(2);
        Assert.Equal(Sequences(3, 4), Read(outbox, 0, 100));
        Assert.Equal(4, outbox.Depth().Records);
        outbox.Forget(100);
        Assert.Equal(new OutboxDepth(0, null), outbox.Depth());
    }

    [Fact]
    public void A_long_stretch_is_forgotten_whole()
    {
        var outbox = With(Named(2_500));
        outbox.Forget(4_999);
        Assert.Equal(Sequences(4_999, 2), Read(outbox, 0, 10_000));
    }

    [Fact]
    public void A_record_that_is_set_aside_twice_is_one_letter()
    {
        var outbox = With(Named(1));
        var record = outbox.Read(1, 1, 1)[0];
        var letter = new DeadLetter { Id = "1", At = SampleMention.Noon, Unit = "roastery", Topic = "mentions.roastery", Partition = outbox.Partition, Offset = 1, Key = record.Key, Payload = record.Value, ErrorType = "too_large", Reason = "Large." };
        outbox.SetAside(letter);
        outbox.SetAside(letter);
        Assert.Equal(record.Value, Assert.Single(Letters()).Payload);
    }

    private static EntryCommit[] Named(int count) => [.. Enumerable.Range(0, count).Select(number => SampleCommit.New($"m{number}"))];

    private static IEnumerable<long> Sequences(int first, int count) => Enumerable.Range(first, count).Select(number => (long)number);

    private static IEnumerable<long> Read(IOutbox outbox, long from, int limit) => outbox.Read(from, limit, 100_000_000).Select(record => record.Sequence);
}
