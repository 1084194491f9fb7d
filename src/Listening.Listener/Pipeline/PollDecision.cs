using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Turns a visit into what is to be written: the entries with their outcomes and the poll event.</summary>
internal sealed class PollDecision(IListenerState state, string incarnation, TimeProvider time)
{
    public DecidedPoll Decide(UnitHearing hearing, PolledSource polled)
    {
        var (source, result) = polled;
        var before = source.State;
        var now = time.GetUtcNow();
        var commit = new PollCommit { SourceId = source.Config.Id, State = result.After, Config = hearing.Fingerprint, Event = Describe(hearing.Config.Unit, source, result, now) };
        if (result.Document is not { } document)
            return new(source, result, commit);
        var view = new SourceView(source.Config, document.Feed.Title ?? before.Title, document.Feed.Language);
        var triage = new EntryTriage(state, hearing, view, now, isFirstPoll: before.LastSuccess is null);
        commit = triage.Decide(document.Entries, commit);
        if (triage.NothingKnown && source.HasEntries)
            commit = commit with { Event = commit.Event with { Overflow = true, GapFrom = before.LastSuccess, GapTo = Until(document, before.LastSuccess, now) } };
        // Let go of here: while decided polls wait for the disk, only what is to be written stays in memory.
        return new(source, result with { Document = null }, commit);
    }

    // Publishers' dates are often wrong; a gap that ends before it begins, or has not ended yet, would be told as none.
    private static DateTimeOffset Until(FeedDocument document, DateTimeOffset? from, DateTimeOffset now) =>
        document.Entries.Min(entry => entry.Published ?? entry.Updated) is { } oldest && oldest > from && oldest < now ? oldest : now;

    private PollEvent Describe(string unit, ScheduledSource source, PollResult result, DateTimeOffset now)
    {
        // Polled much later than it was due: nobody listened here meanwhile, and charts must not take that for silence.
        var isLate = now - source.Due > source.Config.Request.Every + TimeSpan.FromMinutes(1) && source.State.LastPoll is not null;
        return new()
        {
            Timestamp = now,
            Unit = unit,
            Source = new(source.Config.Id, source.Config.Request.Kind),
            Outcome = Name(result.Outcome),
            Status = result.Status,
            Error = result.Failure?.Message,
            DurationMs = (long)result.Duration.TotalMilliseconds,
            Bytes = result.Bytes,
            Total = EntryCounts.Zero,
            GapFrom = isLate ? source.Due : null,
            GapTo = isLate ? now : null,
            NextPoll = result.After.NextPoll,
            NextReason = result.After.NextReason,
            Incarnation = incarnation,
        };
    }

    private static string Name(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Fetched => "fetched",
        PollOutcome.NotModified => "not_modified",
        PollOutcome.Throttled => "throttled",
        PollOutcome.Failed => "failed",
        PollOutcome.Gone => "gone",
        _ => "skipped",
    };
}
