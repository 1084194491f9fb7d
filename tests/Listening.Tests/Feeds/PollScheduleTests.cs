using FsCheck;
using FsCheck.Fluent;
using Listening.Feeds;

namespace Listening.Tests.Feeds;

public sealed class PollScheduleTests
{
    // A Sunday.
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PollFacts Hourly = new() { Now = Noon, Outcome = PollOutcome.Fetched, Every = TimeSpan.FromHours(1) };

    public static TheoryData<string, PollFacts, double, string> Table => new()
    {
        { "the wish", Hourly, 60, PollReasons.Every },
        { "a longer ttl", Hourly with { Hints = Hints(hours: 3) }, 180, PollReasons.Ttl },
        { "a shorter ttl says nothing", Hourly with { Hints = Hints(hours: 0.5) }, 60, PollReasons.Every },
        { "a ttl beyond reason is cut", Hourly with { Hints = Hints(hours: 400) }, 24 * 60, PollReasons.Ttl },
        { "max-age", Hourly with { MaxAge = TimeSpan.FromHours(2) }, 120, PollReasons.MaxAge },
        { "the longest hint", Hourly with { MaxAge = TimeSpan.FromHours(2), Hints = Hints(hours: 3) }, 180, PollReasons.Ttl },
        { "a configured wish beats hints", Hourly with { EveryConfigured = true, MaxAge = TimeSpan.FromHours(2), Hints = Hints(hours: 3, skip: [13]) }, 60, PollReasons.Every },
        { "a skipped hour", Hourly with { Hints = Hints(skip: [13, 14]) }, 180, PollReasons.SkipHours },
        { "a skipped day", Hourly with { Hints = new FeedHints { SkipDays = [DayOfWeek.Sunday] } }, 12 * 60, PollReasons.SkipDays },
        { "X-Poll-Interval beats the wish", Hourly with { EveryConfigured = true, PollInterval = TimeSpan.FromHours(2) }, 120, PollReasons.PollInterval },
        { "a used-up budget beats the wish", Hourly with { EveryConfigured = true, RateLimitReset = Noon.AddHours(3) }, 180, PollReasons.RateLimit },
        { "Retry-After beats all", Hourly with { Outcome = PollOutcome.Throttled, EveryConfigured = true, RetryAt = Noon.AddHours(30), RateLimitReset = Noon.AddHours(3) }, 30 * 60, PollReasons.RetryAfter },
        { "Retry-After in the past is now, with a breath", Hourly with { Outcome = PollOutcome.Throttled, RetryAt = Noon.AddHours(-1) }, 1, PollReasons.RetryAfter },
        { "Retry-After beyond reason", Hourly with { Outcome = PollOutcome.Throttled, RetryAt = Noon.AddYears(1) }, 7 * 24 * 60, PollReasons.RetryAfter },
        { "a first failure", Hourly with { Outcome = PollOutcome.Failed, Failures = 1 }, 60, PollReasons.Backoff },
        { "a soft failure comes sooner", Hourly with { Outcome = PollOutcome.Failed, Failures = 0 }, 30, PollReasons.Backoff },
        { "the third failure", Hourly with { Outcome = PollOutcome.Failed, Failures = 3 }, 240, PollReasons.Backoff },
        { "never for ever", Hourly with { Outcome = PollOutcome.Failed, Failures = 1_000 }, 24 * 60, PollReasons.Backoff },
        { "a failure with Retry-After", Hourly with { Outcome = PollOutcome.Failed, Failures = 1, RetryAt = Noon.AddHours(5) }, 300, PollReasons.RetryAfter },
        { "throttled without a word", Hourly with { Outcome = PollOutcome.Throttled, Failures = 2 }, 120, PollReasons.Backoff },
        { "gone", Hourly with { Outcome = PollOutcome.Gone, Failures = 1, EveryConfigured = true }, 30 * 24 * 60, PollReasons.Gone },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_next_visit_has_one_rule(string what, PollFacts facts, double minutes, string reason)
    {
        var next = PollSchedule.Next(facts, jitter: 0);

        Assert.True(next == new NextPoll(Noon.AddMinutes(minutes), reason), $"{what}: {next}");
    }

    [Fact]
    public void Jitter_only_delays_and_never_much() => Prop.ForAll(Facts.ToArbitrary(), Gen.Choose(0, 999).ToArbitrary(), (facts, thousandths) =>
    {
        var (bare, jittered) = (PollSchedule.Next(facts, 0), PollSchedule.Next(facts, thousandths / 1000.0));
        return jittered.At >= bare.At && (jittered.At - bare.At <= TimeSpan.FromMinutes(10) || facts.Hints.SkipHours.Count + facts.Hints.SkipDays.Count > 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_server_that_asks_for_patience_gets_it() => Prop.ForAll(Facts.ToArbitrary(), facts =>
        facts.RetryAt is not { } at || PollSchedule.Next(facts, 0).At >= (at < Noon + PollSchedule.LongestRetryAfter ? at : Noon + PollSchedule.LongestRetryAfter)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_visit_is_due_at_once_or_never() => Prop.ForAll(Facts.ToArbitrary(), facts =>
        PollSchedule.Next(facts, 0.5).At - Noon is var wait && wait >= TimeSpan.FromMinutes(1) && wait <= TimeSpan.FromDays(45)).QuickCheckThrowOnFailure();

    [Fact]
    public void First_visits_begin_at_once_and_spread()
    {
        var visits = Enumerable.Range(0, 20_000).Select(ordinal => PollSchedule.First(Noon, ordinal, ordinal % 100 / 100.0)).ToList();

        Assert.Equal(new NextPoll(Noon, PollReasons.First), visits[0]);
        Assert.All(visits.Take(12), visit => Assert.True(visit.At - Noon <= TimeSpan.FromSeconds(3.25)));
        Assert.All(visits, visit => Assert.InRange(visit.At - Noon, TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        Assert.True(visits.GroupBy(visit => (int)(visit.At - Noon).TotalSeconds).Max(second => second.Count()) < 250, "They come in a herd.");
    }

    private static FeedHints Hints(double? hours = null, IReadOnlyList<int>? skip = null) => new() { Interval = hours is { } some ? TimeSpan.FromHours(some) : null, SkipHours = skip ?? [] };

    private static Gen<PollFacts> Facts { get; } =
        from outcome in Gen.Elements(PollOutcome.Fetched, PollOutcome.NotModified, PollOutcome.Throttled, PollOutcome.Failed, PollOutcome.Gone)
        from every in Gen.Choose(1, 3 * 24 * 60)
        from configured in Gen.Elements(true, false)
        from ttl in Gen.Choose(-100, 5_000)
        from retry in Gen.Choose(-1_000, 20_000)
        from reset in Gen.Choose(-1_000, 20_000)
        from failures in Gen.Choose(0, 100)
        from skip in Gen.Elements<int[]>([], [3], [13, 14, 15])
        select new PollFacts
        {
            Now = Noon,
            Outcome = outcome,
            Every = TimeSpan.FromMinutes(every),
            EveryConfigured = configured,
            Hints = new FeedHints { Interval = ttl > 0 ? TimeSpan.FromMinutes(ttl) : null, SkipHours = skip },
            RetryAt = retry > 0 ? Noon.AddMinutes(retry) : null,
            RateLimitReset = reset > 0 ? Noon.AddMinutes(reset) : null,
            Failures = failures / 4.0,
        };
}
