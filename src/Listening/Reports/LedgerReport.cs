using Listening.Hosting;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Reports;

/// <summary>The loss ledger of one source: fetched = new + revised + unchanged + duplicate + unmatched + rejected, and new + revised = indexed + superseded + dead-lettered + expired + waiting.</summary>
internal sealed record LedgerRow
{
    public required string Unit { get; init; }

    public required string Source { get; init; }

    public required EntryCounts Counts { get; init; }

    public long Indexed { get; init; }

    public long Superseded { get; init; }

    public long DeadLettered { get; init; }

    public long Expired { get; init; }

    public long Waiting { get; init; }

    public bool HeardBalances => Counts.New + Counts.Revised == Indexed + Superseded + DeadLettered + Expired + Waiting;
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
            var ledger = state.Ledger(checkpoints.GetValueOrDefault(state.Partition));
            rows.AddRange(ledger.Select(row => Row(unit, row, inStore.GetValueOrDefault(row.SourceId))));
            // Where something waits or lies aside, the store rightly lacks ids; the counts above answer for them.
            if (ledger.All(row => row is { Waiting: 0, DeadLettered: 0 }))
                missing.AddRange(await MissingAsync(unit, state, store, cancellationToken));
        }

        return new(rows, missing);
    }

    private static async Task<List<string>> MissingAsync(string unit, SqliteListenerState state, SqliteMentionStore store, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var chunk in state.Heard().Select(entry => new MentionVersion(entry.Id, entry.Revision)).Chunk(Chunk))
            missing.AddRange((await store.MissingAsync(chunk, cancellationToken)).Select(id => $"{unit}/{id}"));
        return missing;
    }

    private static LedgerRow Row(string unit, ListenerLedger row, StoreLedger? stored) => new()
    {
        Unit = unit,
        Source = row.SourceId,
        Counts = row.Counts,
        Indexed = stored?.Indexed ?? 0,
        Superseded = stored?.Superseded ?? 0,
        Expired = stored?.Expired ?? 0,
        DeadLettered = row.DeadLettered,
        Waiting = row.Waiting,
    };
}
