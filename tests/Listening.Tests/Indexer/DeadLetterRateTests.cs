using Listening.Indexer;
using Listening.Tests.Contracts;

namespace Listening.Tests.Indexer;

public sealed class DeadLetterRateTests
{
    private static readonly DateTimeOffset Noon = SampleMention.Noon;

    private readonly DeadLetterRate _rate = new(3, TimeSpan.FromMinutes(10));

    [Fact]
    public void Letters_of_a_kind_and_unit_are_counted_by_themselves_and_repeats_once()
    {
        Assert.True(Allows("1") && Allows("1") && Allows("2") && Allows("3"));
        Assert.False(Allows("4"));
        Assert.True(Allows("3"));
        Assert.True(_rate.Allows("roastery", "other", "4", Noon));
        Assert.True(_rate.Allows("rental", "kind", "4", Noon));
    }

    [Fact]
    public void Poison_that_comes_slowly_is_never_too_much() =>
        Assert.All(Enumerable.Range(0, 50), number => Assert.True(_rate.Allows("roastery", "kind", $"{number}", Noon.AddMinutes(4 * number))));

    [Fact]
    public void Time_alone_does_not_let_a_held_unit_set_aside_more_but_a_batch_that_goes_through_does()
    {
        Assert.True(Allows("1") && Allows("2") && Allows("3"));
        Assert.False(Allows("4"));
        Assert.False(_rate.Allows("roastery", "kind", "4", Noon.AddDays(1)));
        _rate.WentThrough("rental");
        Assert.False(_rate.Allows("roastery", "kind", "4", Noon.AddDays(1)));
        _rate.WentThrough("roastery");
        Assert.True(_rate.Allows("roastery", "kind", "4", Noon.AddDays(1)));
    }

    [Fact]
    public void Zero_is_no_limit()
    {
        var rate = new DeadLetterRate(0, TimeSpan.FromMinutes(10));
        Assert.All(Enumerable.Range(0, 1_000), number => Assert.True(rate.Allows("roastery", "kind", $"{number}", Noon)));
    }

    private bool Allows(string id) => _rate.Allows("roastery", "kind", id, Noon);
}
