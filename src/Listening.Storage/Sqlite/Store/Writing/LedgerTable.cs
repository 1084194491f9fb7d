using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>What became of mention records, by partition, unit and source.</summary>
internal sealed class LedgerTable(StatementCache statements)
{
    public void Add(StoreLedger change) =>
        statements.Get("""
            INSERT INTO ledger(partition, unit, source, indexed, superseded, expired, erased) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET indexed = indexed + ?4, superseded = superseded + ?5, expired = expired + ?6, erased = erased + ?7
            """)
            .Bind(1, change.Partition)
            .Bind(2, change.Unit)
            .Bind(3, change.SourceId)
            .Bind(4, change.Indexed)
            .Bind(5, change.Superseded)
            .Bind(6, change.Expired)
            .Bind(7, change.Erased)
            .Run();

    public IReadOnlyList<StoreLedger> All()
    {
        var statement = statements.Get("SELECT partition, unit, source, indexed, superseded, expired, erased FROM ledger ORDER BY partition, unit, source");
        var ledger = new List<StoreLedger>();
        while (statement.Step())
            ledger.Add(new(statement.Text(0), statement.Text(1), statement.Text(2), statement.Long(3), statement.Long(4), statement.Long(5), statement.Long(6)));
        return ledger;
    }
}
