using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>What became of mention records, by unit and source.</summary>
internal sealed class LedgerTable(StatementCache statements)
{
    public void Add(StoreLedger change) =>
        statements.Get("""
            INSERT INTO ledger(unit, source, indexed, superseded, expired) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET indexed = indexed + ?3, superseded = superseded + ?4, expired = expired + ?5
            """)
            .Bind(1, change.Unit)
            .Bind(2, change.SourceId)
            .Bind(3, change.Indexed)
            .Bind(4, change.Superseded)
            .Bind(5, change.Expired)
            .Run();

    public IReadOnlyList<StoreLedger> All()
    {
        var statement = statements.Get("SELECT unit, source, indexed, superseded, expired FROM ledger ORDER BY unit, source");
        var ledger = new List<StoreLedger>();
        while (statement.Step())
            ledger.Add(new(statement.Text(0), statement.Text(1), statement.Long(2), statement.Long(3), statement.Long(4)));
        return ledger;
    }
}
