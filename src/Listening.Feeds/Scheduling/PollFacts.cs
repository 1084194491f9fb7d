namespace Listening.Feeds;

/// <summary>All that decides when a source is visited next.</summary>
public sealed record PollFacts
{
    /// <summary>When the visit ended.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How it ended.</summary>
    public required PollOutcome Outcome { get; init; }

    /// <summary>The wished interval.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>True where the wish stands in the configuration; then it beats the feed's hints.</summary>
    public bool EveryConfigured { get; init; }

    /// <summary>What the document says.</summary>
    public FeedHints Hints { get; init; } = FeedHints.None;

    /// <summary>Cache-Control max-age, or Expires less Date.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>X-Poll-Interval: a service's own rule, which no configuration beats.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>Retry-After as an instant.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>When a used-up budget of requests is filled again.</summary>
    public DateTimeOffset? RateLimitReset { get; init; }

    /// <summary>Failures in a row, weighted, this visit included.</summary>
    public double Failures { get; init; }
}

/// <summary>When to come back and which rule said so.</summary>
/// <param name="At">The instant in UTC.</param>
/// <param name="Reason">One of the constants of <see cref="PollReasons"/>.</param>
public readonly record struct NextPoll(DateTimeOffset At, string Reason);

/// <summary>The rules that can bind the next visit, as poll events and <c>feeds</c> name them.</summary>
public static class PollReasons
{
    /// <summary>Never visited yet.</summary>
    public const string First = "first";

    /// <summary>The wished interval.</summary>
    public const string Every = "every";

    /// <summary>RSS ttl or the syndication module's period.</summary>
    public const string Ttl = "ttl";

    /// <summary>Cache-Control or Expires.</summary>
    public const string MaxAge = "max_age";

    /// <summary>RSS skipHours.</summary>
    public const string SkipHours = "skip_hours";

    /// <summary>RSS skipDays.</summary>
    public const string SkipDays = "skip_days";

    /// <summary>X-Poll-Interval.</summary>
    public const string PollInterval = "poll_interval";

    /// <summary>Retry-After.</summary>
    public const string RetryAfter = "retry_after";

    /// <summary>A used-up budget of requests.</summary>
    public const string RateLimit = "rate_limit";

    /// <summary>Failures in a row.</summary>
    public const string Backoff = "backoff";

    /// <summary>410: a rare look whether it came back.</summary>
    public const string Gone = "gone";
}
