namespace Listening.Feeds;

/// <summary>When a source is visited next and why: pure functions, without clock or chance of their own.</summary>
public static class PollSchedule
{
    /// <summary>The longest a feed's hints may hold us off. 24 h.</summary>
    public static readonly TimeSpan LongestHint = TimeSpan.FromHours(24);

    /// <summary>The longest pause after failures, unless the wished interval is longer. 24 h.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromHours(24);

    /// <summary>The longest Retry-After that is believed. 7 d.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(7);

    /// <summary>How often a source that said 410 is asked again. 30 d.</summary>
    public static readonly TimeSpan GoneInterval = TimeSpan.FromDays(30);

    /// <summary>No visit comes sooner after a failure or a throttled one. 1 min.</summary>
    public static readonly TimeSpan ShortestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstStep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstSpan = TimeSpan.FromMinutes(10);
    private const double MaxDoublings = 20;

    /// <summary>The next visit after one.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="jitter">A number in [0, 1): how much of the jitter to take. Jitter only ever delays: up to 5 % of the interval, at most 5 min.</param>
    public static NextPoll Next(PollFacts facts, double jitter)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (interval, reason) = facts.Outcome switch
        {
            PollOutcome.Gone => (GoneInterval, PollReasons.Gone),
            PollOutcome.Failed => (Backoff(facts), PollReasons.Backoff),
            PollOutcome.Throttled => Throttled(facts),
            _ => Regular(facts),
        };
        var next = new NextPoll(facts.Now + interval + Spread(interval, jitter), reason);
        next = NotBefore(next, facts.Now + facts.PollInterval, PollReasons.PollInterval, facts, jitter);
        next = NotBefore(next, facts.RateLimitReset, PollReasons.RateLimit, facts, jitter);
        next = NotBefore(next, facts.RetryAt, PollReasons.RetryAfter, facts, jitter);
        return facts.Outcome is PollOutcome.Fetched or PollOutcome.NotModified && !facts.EveryConfigured ? OutsideOfSkips(next, facts.Hints) : next;
    }

    /// <summary>The first visit of a new source. The first of many come a quarter of a second apart, so that a fresh start hears at once; a multitude is spread over ten minutes.</summary>
    /// <param name="now">The start.</param>
    /// <param name="ordinal">The number of the source among the new ones, from 0.</param>
    /// <param name="jitter">A number in [0, 1).</param>
    public static NextPoll First(DateTimeOffset now, int ordinal, double jitter)
    {
        var delay = FirstStep * (ordinal + (ordinal > 0 ? jitter : 0));
        return new NextPoll(now + (delay <= FirstSpan ? delay : FirstSpan * jitter), PollReasons.First);
    }

    private static (TimeSpan Interval, string Reason) Regular(PollFacts facts)
    {
        var longest = (Interval: facts.Every, Reason: PollReasons.Every);
        if (facts.EveryConfigured)
            return longest;
        longest = Longer(longest, facts.Hints.Interval, PollReasons.Ttl);
        return Longer(longest, facts.MaxAge, PollReasons.MaxAge);
    }

    private static (TimeSpan Interval, string Reason) Longer((TimeSpan Interval, string Reason) one, TimeSpan? hint, string reason)
    {
        var other = hint > LongestHint ? LongestHint : hint;
        return other > one.Interval ? (other.Value, reason) : one;
    }

    private static (TimeSpan Interval, string Reason) Throttled(PollFacts facts) => facts.RetryAt is not null ? (ShortestPause, PollReasons.RetryAfter)
        : facts.RateLimitReset is not null ? (ShortestPause, PollReasons.RateLimit)
        : (Backoff(facts), PollReasons.Backoff);

    // Doubles with every hard failure; a soft one moves it by half a step.
    private static TimeSpan Backoff(PollFacts facts)
    {
        var most = facts.Every > LongestBackoff ? facts.Every : LongestBackoff;
        var pause = facts.Every * Math.Pow(2, Math.Clamp(facts.Failures - 1, -1, MaxDoublings));
        return pause > most ? most : pause < ShortestPause ? ShortestPause : pause;
    }

    private static NextPoll NotBefore(NextPoll next, DateTimeOffset? bound, string reason, PollFacts facts, double jitter)
    {
        if (bound is not { } at || at <= facts.Now)
            return next;
        var ceiling = facts.Now + LongestRetryAfter;
        at = at > ceiling ? ceiling : at;
        return at <= next.At ? next : new NextPoll(at + Spread(at - facts.Now, jitter), reason);
    }

    private static TimeSpan Spread(TimeSpan interval, double jitter)
    {
        var most = interval * 0.05;
        return (most > LongestJitter ? LongestJitter : most) * jitter;
    }

    // A week of hours is enough to find one that is not skipped; where all are, the hint is a mistake.
    private static NextPoll OutsideOfSkips(NextPoll next, FeedHints hints)
    {
        if (hints.SkipHours.Count == 0 && hints.SkipDays.Count == 0)
            return next;
        var at = next.At.ToUniversalTime();
        var reason = next.Reason;
        for (var hours = 0; hours < 7 * 24; hours++)
        {
            var day = hints.SkipDays.Contains(at.DayOfWeek);
            if (!day && !hints.SkipHours.Contains(at.Hour))
                return new NextPoll(at, reason);
            reason = day ? PollReasons.SkipDays : PollReasons.SkipHours;
            at = at.AddTicks(TimeSpan.TicksPerHour - at.Ticks % TimeSpan.TicksPerHour).AddTicks(next.At.Ticks % TimeSpan.TicksPerMinute);
        }
        return next;
    }
}
