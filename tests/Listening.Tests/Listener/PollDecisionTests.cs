using Listening.Feeds;

namespace Listening.Tests.Listener;

public sealed class PollDecisionTests : IDisposable
{
    private readonly HearingBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_event_says_how_the_poll_went()
    {
        var after = _bench.After("press") with { NextPoll = _bench.Clock.GetUtcNow().AddHours(1), NextReason = "backoff" };
        _bench.Poll("press", new PollResult { Outcome = PollOutcome.Failed, Status = 500, Failure = new(PollFailureKind.Status, "500"), Duration = TimeSpan.FromSeconds(2), Bytes = 7, After = after });
        var poll = _bench.Last!;
        Assert.Equal(("roastery", "press", "feed", "failed"), (poll.Unit, poll.Source.Id, poll.Source.Kind, poll.Outcome));
        Assert.Equal((500, "500", 2_000, 7), (poll.Status, poll.Error, poll.DurationMs, poll.Bytes));
        Assert.Equal((after.NextPoll, "backoff", "incarnation"), (poll.NextPoll, poll.NextReason, poll.Incarnation));
        Assert.Equal((false, null, null), (poll.Overflow, poll.GapFrom, poll.GapTo));
    }

    [Theory]
    [InlineData(PollOutcome.Fetched, "fetched")]
    [InlineData(PollOutcome.NotModified, "not_modified")]
    [InlineData(PollOutcome.Throttled, "throttled")]
    [InlineData(PollOutcome.Gone, "gone")]
    [InlineData(PollOutcome.Skipped, "skipped")]
    public void Outcomes_have_the_names_of_the_contract(PollOutcome outcome, string name)
    {
        _bench.Poll("press", new PollResult { Outcome = outcome, After = _bench.After("press") });
        Assert.Equal(name, _bench.Last!.Outcome);
    }

    [Fact]
    public void A_document_of_nothing_but_new_entries_is_an_overflow_with_a_gap()
    {
        _bench.Poll("press", SampleUnit.Entry("1"));
        Assert.False(_bench.Last!.Overflow);
        var last = _bench.Clock.GetUtcNow();
        var oldest = last.AddSeconds(40);
        _bench.Poll("press", SampleUnit.Entry("2") with { Published = last.AddSeconds(50) }, SampleUnit.Entry("3") with { Published = oldest });
        Assert.Equal((true, last, oldest), (_bench.Last.Overflow, _bench.Last.GapFrom, _bench.Last.GapTo));
        _bench.Poll("press", SampleUnit.Entry("3"), SampleUnit.Entry("4"));
        Assert.False(_bench.Last.Overflow);
    }

    [Theory]
    [InlineData(-10_000)]
    [InlineData(10_000)]
    [InlineData(null)]
    public void Dates_that_cannot_be_the_end_of_a_gap_are_not_taken_for_it(int? minutes)
    {
        _bench.Poll("press", SampleUnit.Entry("1"));
        _bench.Poll("press", SampleUnit.Entry("2") with { Published = minutes is { } offset ? _bench.Clock.GetUtcNow().AddMinutes(offset) : null });
        Assert.True(_bench.Last!.Overflow);
        Assert.Equal(_bench.Clock.GetUtcNow(), _bench.Last.GapTo);
    }

    [Fact]
    public void An_empty_document_is_no_overflow()
    {
        _bench.Poll("press", SampleUnit.Entry("1"));
        _bench.Poll("press");
        Assert.False(_bench.Last!.Overflow);
    }

    [Fact]
    public void A_poll_that_comes_much_too_late_leaves_a_gap()
    {
        _bench.Poll("press", SampleUnit.Entry("1"));
        var due = _bench.Source("press").Due;
        _bench.Clock.Advance(TimeSpan.FromHours(3));
        _bench.Poll("press", SampleUnit.Entry("1"));
        Assert.Equal((false, due, _bench.Clock.GetUtcNow()), (_bench.Last!.Overflow, _bench.Last.GapFrom, _bench.Last.GapTo));
    }
}
