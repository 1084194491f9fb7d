using Listening.Mentions;

namespace Listening.Tests.Contracts;

/// <summary>What every publisher must do for its forwarder; run against each implementation.</summary>
public abstract class LogPublisherContract : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A publisher of a unit that nobody published for yet, with the smallest bound on a record that it can have.</summary>
    protected abstract ILogPublisher Open(string unit);

    /// <summary>Keys of the unit's mentions in the log, of one key in order.</summary>
    protected abstract IReadOnlyList<(string Key, byte[]? Value)> Mentions(string unit);

    public void Dispose()
    {
        Clean();
        GC.SuppressFinalize(this);
    }

    protected abstract void Clean();

    [Fact]
    public async Task What_is_answered_as_safe_is_in_the_log_in_order()
    {
        await using var publisher = Open("roastery");
        var batches = Enumerable.Range(0, 5).Select(batch => publisher.PublishAsync([.. Enumerable.Range(0, 20).Select(number => Record((batch * 20) + number, $"k{number}", [(byte)batch]))], Stop)).ToList();
        Assert.All(await Task.WhenAll(batches), result => Assert.Equal((0, false), (result.Faults.Count, result.IsBroken)));
        var mentions = Mentions("roastery");
        Assert.Equal(100, mentions.Count);
        Assert.All(mentions.GroupBy(mention => mention.Key), key => Assert.Equal([0, 1, 2, 3, 4], key.Select(mention => (int)mention.Value![0])));
    }

    [Fact]
    public async Task A_record_that_is_too_large_is_named_and_the_others_are_taken()
    {
        await using var publisher = Open("large");
        var result = await publisher.PublishAsync([Record(1, "a", [1]), Record(2, "b", new byte[publisher.MaxRecordBytes + 1]), Record(3, "c", [3])], Stop);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((2, PublishFaultKind.TooLarge, false), (fault.Sequence, fault.Kind, result.IsBroken));
        Assert.Equal(["a", "c"], Mentions("large").Select(mention => mention.Key).Order());
    }

    [Fact]
    public async Task A_record_without_value_is_a_record_and_an_empty_batch_is_safe()
    {
        await using var publisher = Open("erased");
        Assert.Empty((await publisher.PublishAsync([], Stop)).Faults);
        await publisher.PublishAsync([Record(1, "a", null)], Stop);
        Assert.Null(Assert.Single(Mentions("erased")).Value);
    }

    private static OutboxRecord Record(long sequence, string key, byte[]? value) => new(sequence, LogStream.Mentions, key, "press", "incarnation", SampleMention.Noon, value);
}
