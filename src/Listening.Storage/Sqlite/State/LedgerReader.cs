using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Reads the listener's half of the loss ledger.</summary>
internal static class LedgerReader
{
    public static OutboxDepth Depth(UnitFile file)
    {
        // Sequences are contiguous and taken away from the front only, so the two ends give the number without a scan.
        using var ends = new Statement(file.Connection, "SELECT coalesce((SELECT max(seq) FROM outbox) - (SELECT min(seq) FROM outbox) + 1, 0), (SELECT at FROM outbox ORDER BY seq LIMIT 1)", 0);
        return ends.Single(null, row => new OutboxDepth(row.GetInt64(0), row.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1))))!;
    }

    public static List<ListenerLedger> Ledger(UnitFile file, long checkpoint)
    {
        using var statement = new Statement(
            file.Connection,
            """
            WITH waiting AS (SELECT source, count(*) AS records FROM outbox WHERE seq >= ?1 AND stream = 0 GROUP BY source),
                 aside AS (SELECT source, count(*) AS records FROM dead_letters WHERE stream = 0 GROUP BY source)
            SELECT id, fetched, new, revised, unchanged, duplicate, unmatched, rejected, coalesce(waiting.records, 0), dropped + coalesce(aside.records, 0)
            FROM sources LEFT JOIN waiting ON waiting.source = id LEFT JOIN aside ON aside.source = id ORDER BY id
            """,
            1);
        return statement.Query(null, row => new ListenerLedger(row.GetString(0), EntryLookup.Counts(row, 1), row.GetInt64(8), row.GetInt64(9)), checkpoint);
    }

    public static List<HeardEntry> Heard(UnitFile file)
    {
        using var statement = new Statement(file.Connection, $"SELECT sources.id, entries.id, revision FROM entries JOIN sources ON number = source WHERE status = {EntryStatus.Heard}", 0);
        return statement.Query(null, row => new HeardEntry(row.GetString(0), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1)), row.GetInt64(2)));
    }
}
