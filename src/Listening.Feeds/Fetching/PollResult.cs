namespace Listening.Feeds;

/// <summary>How a poll ended, as the poll event names it (contracts.md §3b).</summary>
public enum PollOutcome
{
    /// <summary>A document came and was parsed.</summary>
    Fetched,

    /// <summary>304, or a body equal to the last one.</summary>
    NotModified,

    /// <summary>The server asked for patience (429, or 503 with Retry-After).</summary>
    Throttled,

    /// <summary>It failed; see <see cref="PollResult.Failure"/>.</summary>
    Failed,

    /// <summary>410: the source is gone.</summary>
    Gone,

    /// <summary>Not visited.</summary>
    Skipped,
}

/// <summary>Why a poll failed.</summary>
public enum PollFailureKind
{
    /// <summary>The name did not resolve.</summary>
    Dns,

    /// <summary>No connection, or it broke.</summary>
    Connect,

    /// <summary>TLS or certificate.</summary>
    Tls,

    /// <summary>Out of time.</summary>
    Timeout,

    /// <summary>The address lies inside a private network that the configuration does not allow.</summary>
    PrivateNetwork,

    /// <summary>Too many redirects, a loop, or a forbidden one.</summary>
    Redirect,

    /// <summary>401 or 403.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>Another status that is no success.</summary>
    Status,

    /// <summary>More inflated bytes than allowed.</summary>
    TooLarge,

    /// <summary>The body ended before its announced length or could not be inflated.</summary>
    Truncated,

    /// <summary>An HTML page where a feed was expected.</summary>
    Html,

    /// <summary>Empty body.</summary>
    Empty,

    /// <summary>Neither feed nor page.</summary>
    NotAFeed,
}

/// <summary>A failed poll.</summary>
/// <param name="Kind">The class of failure.</param>
/// <param name="Message">One line for people, secrets redacted.</param>
public sealed record PollFailure(PollFailureKind Kind, string Message);

/// <summary>One visit: its outcome, what came, and what is known of the feed afterwards. <see cref="After"/> is saved only together with the entries.</summary>
public sealed record PollResult
{
    /// <summary>How it ended.</summary>
    public required PollOutcome Outcome { get; init; }

    /// <summary>HTTP status of the last response; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Set where <see cref="Outcome"/> is failed, gone or throttled.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>The document; null unless <see cref="PollOutcome.Fetched"/>.</summary>
    public FeedDocument? Document { get; init; }

    /// <summary>Time spent.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Bytes of the body after inflation.</summary>
    public long Bytes { get; init; }

    /// <summary>What is known of the feed now, with the next poll and its reason set.</summary>
    public required FeedState After { get; init; }
}
