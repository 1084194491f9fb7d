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
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public void Finish()
    {
        var writes = new List<(IndexedMention Indexed, Mention? Original)>(_pending.Count);
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
        if (!tables.Actions.Add(action))
            return WriteOutcome.Repeated;
        Pending(action.MentionId).Acted = true;
        return WriteOutcome.Indexed;
    }

    private WriteOutcome Decide(PollEvent poll)
    {
        _polled.Add((poll.Unit, poll.Source.Id));
        return tables.Polls.Add(poll) ? WriteOutcome.Indexed : WriteOutcome.Repeated;
    }

    // Each record of the log counts once. Where a batch does not move the partition's checkpoint it is delivered again: its records were counted before.
    private void Count(string unit, string partition, string source, WriteOutcome outcome)
    {
        if (outcome != WriteOutcome.Indexed && repeatedPartitions.Contains(partition))
            return;
        var key = (partition, unit, source);
        var counts = _ledger.GetValueOrDefault(key) ?? new StoreLedger(partition, unit, source, 0, 0, 0);
        _ledger[key] = outcome == WriteOutcome.Indexed ? counts with { Indexed = counts.Indexed + 1 } : counts with { Superseded = counts.Superseded + 1 };
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
