using System.Diagnostics;
using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Writes polls inside a transaction and decides the counts there: what is counted and what is written cannot differ.</summary>
internal sealed class PollWriter(UnitFile file, string incarnation, TimeProvider time) : IDisposable
{
    private readonly RawStatement _addSource = new(file.Connection, "INSERT INTO sources (id) VALUES (?1) ON CONFLICT DO NOTHING");
    private readonly RawStatement _sourceNumber = new(file.Connection, "SELECT number FROM sources WHERE id = ?1");
    private readonly RawStatement _claimAddress = new(file.Connection, "INSERT INTO addresses VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    private readonly RawStatement _addressOwner = new(file.Connection, "SELECT 1 FROM addresses WHERE hash = ?1 AND source <> ?2");

    // An entry that was heard stays heard: a decision made before its kept text matched again must not undo that.
    private readonly RawStatement _putEntry = new(
        file.Connection,
        """
        INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO UPDATE SET narrow = excluded.narrow, hash = excluded.hash, revision = excluded.revision, first_heard = excluded.first_heard,
          visibility = excluded.visibility, status = excluded.status, last_seen = excluded.last_seen WHERE excluded.revision >= entries.revision
        """);

    private readonly RawStatement _touchEntry = new(file.Connection, "UPDATE entries SET last_seen = ?3 WHERE source = ?1 AND wide = ?2");
    private readonly RawStatement _keep = new(file.Connection, "INSERT OR REPLACE INTO kept (source, wide, narrow, at, entry) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly RawStatement _unkeep = new(file.Connection, "DELETE FROM kept WHERE source = ?1 AND wide = ?2");
    private readonly RawStatement _count = new(
        file.Connection,
        """
        UPDATE sources SET state = coalesce(?2, state), fetched = fetched + ?3, new = new + ?4, revised = revised + ?5, unchanged = unchanged + ?6,
          duplicate = duplicate + ?7, unmatched = unmatched + ?8, rejected = rejected + ?9 WHERE number = ?1
        RETURNING fetched, new, revised, unchanged, duplicate, unmatched, rejected
        """);

    public PollEvent Write(PollCommit poll)
    {
        _addSource.Execute(poll.SourceId);
        var source = _sourceNumber.Single(row => row.Long(0), poll.SourceId);
        var now = time.GetUtcNow();
        var headers = OutboxHeaders.OfPoll(poll.Config, TraceParent());
        var counts = new EntryCounts { Unchanged = poll.Unchanged, Duplicate = poll.Repeated, Rejected = poll.Rejected };
        foreach (var entry in poll.Entries)
            counts += WriteEntry(poll.SourceId, source, entry, headers, now);
        foreach (var wideKey in poll.Seen)
            _touchEntry.Execute(source, Convert.FromHexString(wideKey), now.ToUnixTimeMilliseconds());
        counts = counts with { Fetched = counts.New + counts.Revised + counts.Unchanged + counts.Duplicate + counts.Unmatched + counts.Rejected };
        var total = Count(source, poll, counts);
        var published = Complete(poll.Event, counts, total);
        file.Append(LogStream.Polls, poll.SourceId, poll.SourceId, incarnation, now, JsonSerializer.SerializeToUtf8Bytes(published, MentionJson.Poll), headers);
        return published;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<RawStatement>)[_addSource, _sourceNumber, _claimAddress, _addressOwner, _putEntry, _touchEntry, _keep, _unkeep, _count])
            statement.Dispose();
    }

    // What a poll brought is one trace from here on, whether or not anyone traced the poll itself.
    private static string TraceParent() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";

    private static PollEvent Complete(PollEvent poll, EntryCounts counts, EntryCounts total) => poll with
    {
        Fetched = counts.Fetched,
        New = counts.New,
        Revised = counts.Revised,
        Unchanged = counts.Unchanged,
        Duplicate = counts.Duplicate,
        Unmatched = counts.Unmatched,
        Rejected = counts.Rejected,
        Total = total,
    };

    private EntryCounts WriteEntry(string sourceId, long source, EntryCommit entry, string headers, DateTimeOffset now)
    {
        var wide = Convert.FromHexString(entry.WideKey);
        var id = Convert.FromHexString(entry.Id);
        var outcome = entry.Outcome == EntryOutcome.New && LosesRace(source, entry, id) ? EntryOutcome.Duplicate : entry.Outcome;
        var isHeard = outcome is EntryOutcome.New or EntryOutcome.Revised;
        var status = isHeard ? EntryStatus.Heard : outcome == EntryOutcome.Duplicate ? EntryStatus.Duplicate : EntryStatus.Unmatched;
        _putEntry.Execute(
            source,
            wide,
            Convert.FromHexString(entry.NarrowKey),
            id,
            Convert.FromHexString(entry.ContentHash),
            isHeard ? entry.Revision : 0,
            isHeard ? entry.FirstHeard?.ToUnixTimeMilliseconds() : null,
            (long)entry.Visibility,
            status,
            now.ToUnixTimeMilliseconds());
        if (outcome == EntryOutcome.Unmatched && entry.Kept is { } kept)
            _keep.Execute(source, wide, Convert.FromHexString(entry.NarrowKey), now.ToUnixTimeMilliseconds(), kept);
        else
            _unkeep.Execute(source, wide);
        if (isHeard)
            file.Append(LogStream.Mentions, entry.Id, sourceId, incarnation, now, entry.Mention, OutboxHeaders.OfEntry(headers, entry));
        return One(outcome);
    }

    private static EntryCounts One(EntryOutcome outcome) => outcome switch
    {
        EntryOutcome.New => new() { New = 1 },
        EntryOutcome.Revised => new() { Revised = 1 },
        EntryOutcome.Duplicate => new() { Duplicate = 1 },
        _ => new() { Unmatched = 1 },
    };

    private bool LosesRace(long source, EntryCommit entry, byte[] id)
    {
        foreach (var address in entry.Addresses)
        {
            if (_addressOwner.Single(row => row.Long(0), Convert.FromHexString(address), source) != 0)
                return true;
        }

        foreach (var address in entry.Addresses)
            _claimAddress.Execute(Convert.FromHexString(address), source, id);
        return false;
    }

    private EntryCounts Count(long source, PollCommit poll, EntryCounts counts) =>
        _count.Single(
            row => EntryLookup.Counts(row, 0),
            source,
            poll.State is { } state ? SqliteListenerState.StateToText(state) : null,
            counts.Fetched,
            counts.New,
            counts.Revised,
            counts.Unchanged,
            counts.Duplicate,
            counts.Unmatched,
            counts.Rejected)!;
}
