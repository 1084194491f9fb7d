namespace Listening.Feeds;

/// <summary>Visits a source once: polite, conditional, bounded; every expected failure is a value.</summary>
public sealed class FeedPoller
{
    /// <summary>Fetches, parses and decides when to come back. Throws only <see cref="OperationCanceledException"/> when <paramref name="cancellationToken"/> says so.</summary>
    public Task<PollResult> PollAsync(SourceRequest source, FeedState before, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
