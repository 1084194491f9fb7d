using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Reads the listener's half of the loss ledger.</summary>
internal static class LedgerReader
{
    public static OutboxDepth Depth(UnitFile file)
    {
        // Sequences are contiguous and taken away from the front only, so the two ends give the number without a scan.
        using var ends = new RawStatement(file.Connection, "SELECT coalesce((SELECT max(seq) FROM outbox) - (SELECT min(seq) FROM outbox) + 1, 0), (SELECT at FROM outbox ORDER BY seq LIMIT 1)");
        return ends.Single(row => new OutboxDepth(row.Long(0), row.IsNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Long(1))))!;
    }

    public static List<ListenerLedger> Ledger(UnitFile file, long checkpoint)
    {
        using var statement = new RawStatement(
            file.Connection,
            """
            WITH waiting AS (SELECT source, count(*) AS records FROM outbox WHERE seq >= ?1 AND stream = 0 GROUP BY source),
                 aside AS (SELECT source, count(*) AS records FROM dead_letters WHERE stream = 0 GROUP BY source)
            SELECT id, fetched, new, revised, unchanged, duplicate, unmatched, rejected, coalesce(waiting.records, 0), dropped + coalesce(aside.records, 0)
            FROM sources LEFT JOIN waiting ON waiting.source = id LEFT JOIN aside ON aside.source = id ORDER BY id
            """);
        return statement.Query(row => new ListenerLedger(row.Text(0), EntryLookup.Counts(row, 1), row.Long(8), row.Long(9)), checkpoint);
    }

    public static List<HeardEntry> Heard(UnitFile file)
    {
        using var statement = new RawStatement(file.Connection, $"SELECT sources.id, entries.id, revision FROM entries JOIN sources ON number = source WHERE status = {EntryStatus.Heard}");
        return statement.Query(row => new HeardEntry(row.Text(0), Convert.ToHexStringLower(row.Blob(1)), row.Long(2)));
    }
}
