using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Listening.Feeds;

/// <summary>Visits a source once: polite, conditional, bounded; every expected failure is a value.</summary>
public sealed class FeedPoller
{
    private readonly FeedFetcher _fetcher;
    private readonly FeedPollingOptions _options;
    private readonly PolitenessGate _gate;
    private readonly TimeProvider _time;
    private readonly Jitter _jitter;

    internal FeedPoller(IHttpClientFactory clients, IOptions<FeedPollingOptions> options, PolitenessGate gate, TimeProvider time, Jitter jitter)
    {
        _options = options.Value;
        _gate = gate;
        _time = time;
        _jitter = jitter;
        _fetcher = new FeedFetcher(clients, _options, time);
    }

    /// <summary>Fetches, parses and decides when to come back. Throws only <see cref="OperationCanceledException"/> when <paramref name="cancellationToken"/> says so.</summary>
    public async Task<PollResult> PollAsync(SourceRequest source, FeedState before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(before);
        var group = PolitenessGroup.Of(source);
        if (_gate.PausedUntil(group) is { } until)
            return Skipped(before, until);
        using var lease = await _gate.EnterAsync(group, PolitenessGroup.IsOwnMachine(source) ? TimeSpan.Zero : _options.MinimumGap, cancellationToken);
        var started = _time.GetTimestamp();
        using var fetched = await FetchAsync(source, before, cancellationToken);
        var result = Judge(source, before, fetched, started, cancellationToken);
        if (result.Outcome == PollOutcome.Throttled)
            _gate.Pause(group, result.After.NextPoll!.Value);
        return result;
    }

    private async Task<FetchResult> FetchAsync(SourceRequest source, FeedState before, CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(total.Token, cancellationToken);
        try
        {
            return await _fetcher.FetchAsync(source, before, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult { Address = source.Url, Failure = PollFailures.Of(PollFailureKind.Timeout, $"{source.Url.IdnHost} took longer than {_options.TotalTimeout.TotalSeconds:0.#} s.") };
        }
    }

    private PollResult Judge(SourceRequest source, FeedState before, FetchResult fetched, long started, CancellationToken cancellationToken)
    {
        var (outcome, failure, document, hash) = Outcome(source, before, fetched, cancellationToken);
        var now = _time.GetUtcNow();
        var after = StateAfter.Of(new Visit(source, before, fetched, outcome, failure, document, hash, now));
        var next = PollSchedule.Next(new PollFacts
        {
            Now = now,
            Outcome = outcome,
            Every = source.Every,
            EveryConfigured = source.EveryConfigured,
            Hints = after.Hints,
            MaxAge = fetched.Terms.MaxAge,
            PollInterval = fetched.Terms.PollInterval,
            RetryAt = fetched.Terms.RetryAt,
            RateLimitReset = fetched.Terms.RateLimitReset,
            Failures = after.Failures,
        }, _jitter.Next());
        return new PollResult
        {
            Outcome = outcome,
            Status = fetched.Status,
            Failure = failure,
            Document = document,
            Duration = _time.GetElapsedTime(started),
            Bytes = fetched.Body?.Bytes.Length ?? 0,
            After = after with { NextPoll = next.At, NextReason = next.Reason },
        };
    }

    private static (PollOutcome Outcome, PollFailure? Failure, FeedDocument? Document, string? Hash) Outcome(SourceRequest source, FeedState before, FetchResult fetched, CancellationToken cancellationToken)
    {
        if (fetched.Failure is { } failure)
            return (OfFailure(fetched), failure, null, null);
        if (fetched.Body is null)
            return (PollOutcome.NotModified, null, null, before.BodyHash);
        var hash = Convert.ToHexStringLower(SHA256.HashData(fetched.Body.Bytes));
        if (hash == before.BodyHash)
            return (PollOutcome.NotModified, null, null, hash);
        var parsed = FeedParser.Parse(fetched.Body.Bytes, fetched.Context, cancellationToken);
        var shown = SourceAddress.Redact(fetched.Address, (source.Credentials as SourceCredentials.Query)?.Name);
        return parsed.Ok ? (PollOutcome.Fetched, null, parsed.Document, hash) : (PollOutcome.Failed, PollFailures.OfError(parsed.Error, shown), null, null);
    }

    private static PollOutcome OfFailure(FetchResult fetched) => fetched.Status switch
    {
        410 => PollOutcome.Gone,
        429 => PollOutcome.Throttled,
        503 when fetched.Terms.RetryAt is not null => PollOutcome.Throttled,
        _ => PollOutcome.Failed,
    };

    private static PollResult Skipped(FeedState before, DateTimeOffset until) => new()
    {
        Outcome = PollOutcome.Skipped,
        After = before with { NextPoll = until, NextReason = PollReasons.RetryAfter },
    };
}
