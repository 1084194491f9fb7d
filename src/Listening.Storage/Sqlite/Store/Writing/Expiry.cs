using System.Buffers.Binary;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Removes what a unit's retention no longer keeps, a bounded piece per transaction, and then the names that only these mentions used.</summary>
internal sealed class Expiry(StatementCache statements, StoreTables tables)
{
    private const int Piece = 2_000;

    public int RemoveSome(string unit, DateTimeOffset firstHeardBefore)
    {
        var piece = Find(unit, firstHeardBefore);
        foreach (var (rowId, id, revision, source, partition) in piece)
        {
            tables.Rows.Remove(rowId);
            tables.Actions.Remove(id);
            tables.Expired.Add(id, revision);
            // Its last record was counted as indexed; a record counts once.
            tables.Ledger.Add(new StoreLedger(partition, unit, source, -1, 0, 1));
        }

        return piece.Count;
    }

    public bool RemoveUnusedNames()
    {
        var used = UsedNames();
        var statement = statements.Get("SELECT id FROM names");
        var unused = new List<long>();
        while (statement.Step())
        {
            if (!used.Contains(statement.Long(0)))
                unused.Add(statement.Long(0));
        }

        foreach (var id in unused)
            statements.Get("DELETE FROM names WHERE id = ?").Bind(1, id).Run();
        tables.Names.Forget();
        return unused.Count > 0;
    }

    private List<(long RowId, string Id, long Revision, string Source, string Partition)> Find(string unit, DateTimeOffset before)
    {
        var statement = statements.Get("""
            SELECT m.rowid, m.id, m.revision, s.value, p.value FROM mentions m JOIN names s ON s.id = m.source_id JOIN names p ON p.id = m.partition
            WHERE m.unit = (SELECT id FROM names WHERE value = ?) AND m.first_heard < ? LIMIT ?
            """).Bind(1, unit).Bind(2, RowId.Ceiling(before)).Bind(3, Piece);
        var piece = new List<(long, string, long, string, string)>();
        while (statement.Step())
            piece.Add((statement.Long(0), IdKey.Read(statement, 1), statement.Long(2), statement.Text(3), statement.Text(4)));
        return piece;
    }

    private HashSet<long> UsedNames()
    {
        var statement = statements.Get("SELECT unit, source, language, status, visibility, source_id, partition, sentiment, author, site, queries, goals, hashtags, tags FROM mentions");
        var used = new HashSet<long>();
        while (statement.Step())
        {
            for (var column = 0; column < 10; column++)
                used.Add(statement.Long(column));
            for (var column = 10; column < 14; column++)
            {
                for (var ids = statement.Blob(column); !ids.IsEmpty; ids = ids[sizeof(int)..])
                    used.Add(BinaryPrimitives.ReadInt32LittleEndian(ids));
            }
        }

        return used;
    }
}
