using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>One batch on its way into the tables: each operation is decided in order, then every touched mention is written once, in order of row ids
/// (the inverted index keeps what it has in memory only while row ids ascend).</summary>
internal sealed class BatchWrite(StoreTables tables, DateTimeOffset now, IReadOnlySet<string> repeatedPartitions)
{
    private readonly Dictionary<string, PendingMention> _pending = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Partition, string Unit, string Source), StoreLedger> _ledger = [];
    private readonly HashSet<(string Unit, string Source)> _polled = [];

    public WriteOutcome Decide(StoreOperation operation) => operation switch
    {
        StoreOperation.PutMention put => Decide(put.Mention, put.Partition, put.LedgerSource ?? put.Mention.Source.Id),
        StoreOperation.PutAction put => Decide(put.Action),
        StoreOperation.PutPoll put => Decide(put.Poll),
        StoreOperation.Erase erase => Decide(erase),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public void Finish()
    {
        var writes = new List<(IndexedMention Indexed, Mention? Original)>(_pending.Count);
        foreach (var pending in _pending.Values.Where(pending => pending.Erasure is not null))
            Erase(pending, pending.Erasure!);
        foreach (var pending in _pending.Values.Where(pending => pending.MustBeWritten))
            writes.Add(Prepare(pending));
        writes.Sort(static (left, right) => left.Indexed.RowId.CompareTo(right.Indexed.RowId));
        foreach (var (indexed, original) in writes)
            tables.Rows.Insert(indexed, original);
        foreach (var change in _ledger.Values)
            tables.Ledger.Add(change);
        if (_polled.Count > 0)
            tables.Polls.Trim(_polled, now);
    }

    private WriteOutcome Decide(Mention mention, string partition, string source)
    {
        var pending = Pending(mention.Id);
        var outcome = mention.Revision.CompareTo(pending.Revision) switch
        {
            _ when pending.IsErased => WriteOutcome.Superseded,
            < 0 => WriteOutcome.Superseded,
            0 => WriteOutcome.Repeated,
            _ => WriteOutcome.Indexed,
        };
        if (outcome == WriteOutcome.Indexed)
            (pending.Received, pending.Partition, pending.LedgerSource, pending.Revision) = (mention, partition, source, mention.Revision);
        Count(mention.Unit, partition, source, outcome);
        return outcome;
    }

    private WriteOutcome Decide(ActionEvent action)
    {
        var pending = Pending(action.MentionId);
        if (pending.IsErased)
            return WriteOutcome.Superseded;
        if (!tables.Actions.Add(action))
            return WriteOutcome.Repeated;
        pending.Acted = true;
        return WriteOutcome.Indexed;
    }

    private WriteOutcome Decide(PollEvent poll)
    {
        _polled.Add((poll.Unit, poll.Source.Id));
        return tables.Polls.Add(poll) ? WriteOutcome.Indexed : WriteOutcome.Repeated;
    }

    private WriteOutcome Decide(StoreOperation.Erase erase)
    {
        var pending = Pending(erase.Id);
        if (erase.LedgerSource is { } source && !repeatedPartitions.Contains(erase.Partition))
            Add(new(erase.Partition, erase.Unit, source, 0, 0, 0, 1));
        if (pending.IsErased)
        {
            pending.Erasure ??= pending.WasErased && erase.Action is not null ? erase : null;
            if (pending.Erasure is { Action: null } && erase.Action is not null)
                pending.Erasure = erase;
            return WriteOutcome.Repeated;
        }

        // Its last record was counted as indexed; a record counts once.
        if (pending.RowId is not null || pending.Received is not null)
            Add(new(pending.Partition, erase.Unit, pending.LedgerSource, -1, 0, 0, 1));
        pending.Erasure = erase;
        return WriteOutcome.Indexed;
    }

    private void Erase(PendingMention pending, StoreOperation.Erase erase)
    {
        if (pending.RowId is { } rowId)
            tables.Rows.Remove(rowId);
        if (pending.WasExpired)
            tables.Expired.Remove(pending.Id);
        if (!pending.WasErased)
            tables.Actions.Remove(pending.Id);
        if (erase.Action is { } action)
            tables.Actions.Add(action);
        tables.Erased.Add(pending.Id, Math.Max(erase.Revision, pending.Revision));
    }

    // Each record of the log counts once. Where a batch does not move the partition's checkpoint it is delivered again: its records were counted before.
    private void Count(string unit, string partition, string source, WriteOutcome outcome)
    {
        if (outcome != WriteOutcome.Indexed && repeatedPartitions.Contains(partition))
            return;
        Add(outcome == WriteOutcome.Indexed ? new(partition, unit, source, 1, 0, 0) : new(partition, unit, source, 0, 1, 0));
    }

    private void Add(StoreLedger change)
    {
        var key = (change.Partition, change.Unit, change.SourceId);
        var counts = _ledger.GetValueOrDefault(key) ?? new StoreLedger(change.Partition, change.Unit, change.SourceId, 0, 0, 0);
        _ledger[key] = counts with { Indexed = counts.Indexed + change.Indexed, Superseded = counts.Superseded + change.Superseded, Erased = counts.Erased + change.Erased };
    }

    private PendingMention Pending(string id)
    {
        if (!_pending.TryGetValue(id, out var pending))
            _pending.Add(id, pending = tables.Find(id));
        return pending;
    }

    private (IndexedMention Indexed, Mention? Original) Prepare(PendingMention pending)
    {
        var original = (pending.Received ?? tables.Original(pending.RowId!.Value)) with { Indexed = null };
        var actions = tables.Actions.Of(pending.Id);
        var indexed = IndexedMention.Of(WorkflowFold.Apply(original, actions) with { Indexed = now }, tables.Terms);
        if (pending.RowId is { } old)
            tables.Rows.Remove(old);
        if (pending.WasExpired)
            tables.Expired.Remove(pending.Id);
        indexed.RowId = tables.Place(indexed.Mention);
        (indexed.Partition, indexed.LedgerSource) = (pending.Partition, pending.LedgerSource);
        return (indexed, actions.Count > 0 ? original : null);
    }
}
