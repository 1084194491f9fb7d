using Listening.Hosting;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Reports;

/// <summary>The loss ledger of one source: fetched = new + revised + unchanged + duplicate + unmatched + rejected, and new + revised = indexed + superseded + dead-lettered + erased + expired + waiting.</summary>
internal sealed record LedgerRow
{
    public required string Unit { get; init; }

    public required string Source { get; init; }

    public required EntryCounts Counts { get; init; }

    public long Indexed { get; init; }

    public long Superseded { get; init; }

    public long DeadLettered { get; init; }

    public long Expired { get; init; }

    public long Erased { get; init; }

    public long Waiting { get; init; }

    public bool HeardBalances => Counts.New + Counts.Revised == Indexed + Superseded + DeadLettered + Erased + Expired + Waiting;
}

/// <summary>The ledger of some units at one moment, with the ids that are missing.</summary>
internal sealed record LedgerReport(IReadOnlyList<LedgerRow> Rows, IReadOnlyList<string> Missing)
{
    /// <summary>Ids asked of the store at once.</summary>
    private const int Chunk = 5_000;

    /// <summary>How often a moment without movement is looked for while listening goes on.</summary>
    private const int Attempts = 50;

    public bool Balances => Missing.Count == 0 && Rows.All(row => row is { Counts.Balances: true, HeardBalances: true });

    /// <summary>Reads both halves at one moment of the store: what the indexer moves between two looks would otherwise seem lost.</summary>
    public static async Task<LedgerReport> ReadAsync(DataFolder data, IReadOnlyList<string> units, TimeProvider time, CancellationToken cancellationToken)
    {
        using var store = new SqliteMentionStore(data.Store);
        for (var attempt = 1; ; attempt++)
        {
            var before = await store.CheckpointsAsync(cancellationToken);
            var stored = await store.LedgerAsync(cancellationToken);
            var report = await ReadAsync(data, units, store, before, stored, time, cancellationToken);
            var after = await store.CheckpointsAsync(cancellationToken);
            var isSteady = before.Count == after.Count && before.All(position => after.GetValueOrDefault(position.Key) == position.Value);
            if (isSteady || attempt == Attempts)
                return report;
            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }

    private static async Task<LedgerReport> ReadAsync(
        DataFolder data,
        IReadOnlyList<string> units,
        SqliteMentionStore store,
        IReadOnlyDictionary<string, long> checkpoints,
        IReadOnlyList<StoreLedger> stored,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var rows = new List<LedgerRow>();
        var missing = new List<string>();
        foreach (var unit in units)
        {
            using var state = new SqliteListenerState(data.Path, unit, "reader", time);
            var inStore = stored.Where(row => row.Partition == state.Partition).ToDictionary(row => row.SourceId, StringComparer.Ordinal);
            // In this order: what is heard between the two looks waits, and is not taken for missing.
            var heard = state.Heard().ToList();
            var ledger = state.Ledger(checkpoints.GetValueOrDefault(state.Partition));
            rows.AddRange(ledger.Select(row => Row(unit, row, inStore.GetValueOrDefault(row.SourceId))));
            // Where something waits, the store rightly lacks ids; the counts above answer for them.
            if (ledger.All(row => row.Waiting == 0))
                missing.AddRange(await MissingAsync(data, unit, heard, ledger.Sum(row => row.DeadLettered), store, time, cancellationToken));
        }

        return new(rows, missing);
    }

    private static async Task<List<string>> MissingAsync(
        DataFolder data,
        string unit,
        List<HeardEntry> heard,
        long deadLettered,
        SqliteMentionStore store,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var letters = (await new SqliteEventLog(data.Path, time).DeadLettersAsync(unit, cancellationToken)).Where(letter => LogStreams.OfTopic(letter.Topic) == LogStream.Mentions).ToList();
        var aside = letters.Select(letter => letter.Key).ToHashSet(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var chunk in heard.Select(entry => new MentionVersion(entry.Id, entry.Revision, unit)).Chunk(Chunk))
            missing.AddRange((await store.MissingAsync(chunk, cancellationToken)).Where(id => !aside.Contains(id)).Select(id => $"{unit}/{id}"));
        // Letters that were dropped are counted but left no name: that many ids may be theirs.
        return missing.Count > deadLettered - letters.Count ? missing : [];
    }

    private static LedgerRow Row(string unit, ListenerLedger row, StoreLedger? stored) => new()
    {
        Unit = unit,
        Source = row.SourceId,
        Counts = row.Counts,
        Indexed = stored?.Indexed ?? 0,
        Superseded = stored?.Superseded ?? 0,
        Expired = stored?.Expired ?? 0,
        Erased = stored?.Erased ?? 0,
        DeadLettered = row.DeadLettered,
        Waiting = row.Waiting,
    };
}
