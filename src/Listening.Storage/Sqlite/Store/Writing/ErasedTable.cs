namespace Listening.Storage.Sqlite;

/// <summary>Tombstones: ids that were erased for good, with their revision and nothing else. What was theirs stays in the inverted index, unseen, until the next clearing.</summary>
internal sealed class ErasedTable(StatementCache statements)
{
    public void Add(string id, long revision) =>
        IdKey.Bind(statements.Get("INSERT INTO erased(id, revision, cleared) VALUES(?1, ?2, 0) ON CONFLICT DO UPDATE SET revision = max(revision, ?2)"), 1, id).Bind(2, revision).Run();

    public long? Revision(string id)
    {
        var statement = IdKey.Bind(statements.Get("SELECT revision FROM erased WHERE id = ?"), 1, id);
        if (!statement.Step())
            return null;
        var revision = statement.Long(0);
        statement.Reset();
        return revision;
    }

    public bool HasUncleared()
    {
        var statement = statements.Get("SELECT 1 FROM erased WHERE cleared = 0 LIMIT 1");
        var has = statement.Step();
        statement.Reset();
        return has;
    }

    /// <summary>Drops every word and name that only erased mentions had. Reads the whole inverted index.</summary>
    public bool Clear()
    {
        statements.Run("INSERT INTO found(found) VALUES('optimize')");
        statements.Run("CREATE VIRTUAL TABLE temp.left_words USING fts5vocab(main, found, col)");
        statements.Run("DELETE FROM vocabulary");
        statements.Run(StoreSchema.FillVocabulary("temp.left_words"));
        statements.Run("DROP TABLE temp.left_words");
        statements.Run("UPDATE erased SET cleared = 1 WHERE cleared = 0");
        return true;
    }
}
