namespace Listening.Feeds;

/// <summary>What is known of a feed between polls. Stored by the listener in the transaction that stores the entries.</summary>
public sealed record FeedState
{
    /// <summary>Never polled.</summary>
    public static readonly FeedState New = new();

    /// <summary>ETag verbatim, quotes and <c>W/</c> included.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified verbatim.</summary>
    public string? LastModified { get; init; }

    /// <summary>The address the validators belong to; they are not sent to another.</summary>
    public string? ValidatorsFor { get; init; }

    /// <summary>SHA-256 of the last body in hexadecimal.</summary>
    public string? BodyHash { get; init; }

    /// <summary>The last visit of any outcome.</summary>
    public DateTimeOffset? LastPoll { get; init; }

    /// <summary>The last visit that ended in <c>fetched</c> or <c>not_modified</c>.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>The last unconditional visit.</summary>
    public DateTimeOffset? LastUnconditional { get; init; }

    /// <summary>When the next visit is due.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>The rule that set <see cref="NextPoll"/>: <c>every</c>, <c>retry_after</c>, <c>backoff</c>, <c>ttl</c>, <c>max_age</c>, <c>skip_hours</c>, <c>gone</c> …</summary>
    public string? NextReason { get; init; }

    /// <summary>Failures in a row, weighted: hard 1, soft 0.5, temporary DNS 0.25.</summary>
    public double Failures { get; init; }

    /// <summary>When the current row of failures began.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The last failure's kind and line.</summary>
    public PollFailure? LastFailure { get; init; }

    /// <summary>Where permanent redirects point; the configured address stays what is asked.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The feed's own title, for people.</summary>
    public string? Title { get; init; }

    /// <summary>Hints of the last document.</summary>
    public FeedHints Hints { get; init; } = FeedHints.None;
}
