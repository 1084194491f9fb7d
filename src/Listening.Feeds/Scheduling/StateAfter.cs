namespace Listening.Feeds;

/// <summary>One visit and what came of it.</summary>
internal sealed record Visit(SourceRequest Source, FeedState Before, FetchResult Fetched, PollOutcome Outcome, PollFailure? Failure, FeedDocument? Document, string? Hash, DateTimeOffset Now);

/// <summary>What is known of a feed after a visit. A failure never costs what is known already.</summary>
internal static class StateAfter
{
    public static FeedState Of(Visit visit)
    {
        var state = visit.Before with { LastPoll = visit.Now };
        return visit.Outcome is PollOutcome.Fetched or PollOutcome.NotModified ? Succeeded(state, visit) : Failed(state, visit);
    }

    private static FeedState Succeeded(FeedState state, Visit visit)
    {
        var fetched = visit.Fetched;
        var unchanged = visit.Fetched.Body is null;
        // A 304 may bring new validators but need not repeat the old ones (RFC 9110 §15.4.5).
        var validators = unchanged
            ? new Validators(fetched.Validators.ETag ?? state.ETag, fetched.Validators.LastModified ?? state.LastModified)
            : fetched.Validators;
        return state with
        {
            ETag = validators.ETag,
            LastModified = validators.LastModified,
            ValidatorsFor = validators.Any ? Validators.KeyOf(fetched.Address, visit.Source) : null,
            BodyHash = visit.Hash,
            LastSuccess = visit.Now,
            LastUnconditional = fetched.Conditional ? state.LastUnconditional : visit.Now,
            Failures = 0,
            FailingSince = null,
            LastFailure = null,
            MovedTo = fetched.MovedTo is null ? null : SourceAddress.Redact(fetched.MovedTo),
            Title = visit.Document is null ? state.Title : visit.Document.Feed.Title,
            Hints = visit.Document is null ? state.Hints : visit.Document.Hints,
        };
    }

    private static FeedState Failed(FeedState state, Visit visit) => state with
    {
        Failures = state.Failures + PollFailures.Weight(visit.Failure!.Kind, visit.Fetched.Status),
        FailingSince = state.FailingSince ?? visit.Now,
        LastFailure = visit.Failure,
    };
}
