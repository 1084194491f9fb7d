using Listening.Listener;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Commands.Replaying;

/// <summary>Asks a query of what a unit heard and of what its listener kept.</summary>
internal sealed class ReplayRun(UnitConfig unit, Query query, DateTimeOffset? since, DateTimeOffset now)
{
    public UnitConfig Unit => unit;

    // Mentions whose edit matches nothing any more are heard again by a query that finds them.
    private MentionSearch Everything => new() { Units = [unit.Unit], Since = since, IncludeUnmatched = true, Now = now };

    public async Task<ReplayReport> ReadAsync(IListenerState state, IMentionStore store, int sample, CancellationToken cancellationToken)
    {
        var tally = new ReplayTally(unit, sample);
        var kept = new KeptReplay(state, unit, query, since, now);
        // What is kept comes first: an entry that is heard meanwhile is then met twice and counted once, instead of never.
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in kept.Hits(cancellationToken))
        {
            met.Add(hit.Mention.Id);
            tally.Add(hit);
        }

        await foreach (var mention in store.ExportAsync(Everything with { Query = query }, cancellationToken))
        {
            if (!met.Contains(mention.Id))
                tally.Add(new(mention, Matcher.Match(query, mention.ToQueryDocument(), now) ?? [], IsKept: false));
        }

        return Report(tally, await CoverageAsync(state, store, kept, cancellationToken));
    }

    private ReplayReport Report(ReplayTally tally, ReplayCoverage coverage) => new()
    {
        Unit = unit.Unit,
        Query = query.ToString(),
        Since = since,
        Hits = tally.Hits,
        New = tally.New,
        Kept = tally.Kept,
        HeardBy = tally.HeardBy,
        Sources = tally.Sources,
        Days = tally.Days,
        Noise = tally.Noise,
        Sample = tally.Sample,
        Coverage = coverage,
        Advice = [.. query.Lint.Select(lint => lint.Message)],
    };

    private async Task<ReplayCoverage> CoverageAsync(IListenerState state, IMentionStore store, KeptReplay replay, CancellationToken cancellationToken)
    {
        var checkpoints = await store.CheckpointsAsync(cancellationToken);
        var ledger = state.Ledger(checkpoints.GetValueOrDefault(state.Partition));
        var kept = state.KeptCoverage();
        var configured = unit.Sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Heard = new(
                await store.CountAsync(Everything, cancellationToken),
                await EndAsync(store, MentionSort.Oldest, cancellationToken),
                await EndAsync(store, MentionSort.Newest, cancellationToken)),
            Waiting = ledger.Sum(source => source.Waiting),
            Kept = new(kept.Sources.Sum(source => source.Entries), kept.Sources.Min(source => (DateTimeOffset?)source.Oldest), kept.Sources.Max(source => (DateTimeOffset?)source.Newest)),
            KeptAsked = replay.Asked,
            KeptBytes = kept.Sources.Sum(source => source.Bytes),
            KeepDays = unit.KeepUnmatchedFor.TotalDays,
            KeepBytes = unit.KeepUnmatchedBytes,
            DroppedForSpace = kept.DroppedForSpace,
            DroppedUpTo = kept.DroppedUpTo,
            NotConfigured = kept.Sources.Where(source => !configured.Contains(source.SourceId)).Sum(source => source.Entries),
            Copies = replay.Copies,
            Unreadable = replay.Unreadable,
            Silent = [.. Silent(ledger, kept)],
        };
    }

    private IEnumerable<SilentSource> Silent(IReadOnlyList<ListenerLedger> ledger, KeptCoverage kept)
    {
        var counts = ledger.ToDictionary(source => source.SourceId, source => source.Counts, StringComparer.Ordinal);
        var keeping = kept.Sources.Select(source => source.SourceId).ToHashSet(StringComparer.Ordinal);
        foreach (var source in unit.Sources)
        {
            var count = counts.GetValueOrDefault(source.Id);
            if (count is null || count.Fetched == 0)
                yield return new(source.Id, source.DisplayUrl, count is null ? "never visited" : "brought nothing so far");
            else if (count.New == 0 && !keeping.Contains(source.Id))
                yield return new(source.Id, source.DisplayUrl, "nothing of it was heard, and nothing of it is kept any more");
        }
    }

    private async Task<DateTimeOffset?> EndAsync(IMentionStore store, MentionSort sort, CancellationToken cancellationToken)
    {
        var page = await store.SearchAsync(Everything with { Sort = sort, Limit = 1 }, cancellationToken);
        return page.Mentions is [var mention, ..] ? mention.Timestamp : null;
    }
}
