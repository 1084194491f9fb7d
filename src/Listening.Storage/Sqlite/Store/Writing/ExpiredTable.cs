namespace Listening.Storage.Sqlite;

/// <summary>Ids whose time is over, with their revision: they count as held, and a late repeat does not bring them back.</summary>
internal sealed class ExpiredTable(StatementCache statements)
{
    public void Add(string id, long revision) =>
        IdKey.Bind(statements.Get("INSERT OR REPLACE INTO expired(id, revision) VALUES(?, ?)"), 1, id).Bind(2, revision).Run();

    public void Remove(string id) => IdKey.Bind(statements.Get("DELETE FROM expired WHERE id = ?"), 1, id).Run();

    public long? Revision(string id)
    {
        var statement = IdKey.Bind(statements.Get("SELECT revision FROM expired WHERE id = ?"), 1, id);
        if (!statement.Step())
            return null;
        var revision = statement.Long(0);
        statement.Reset();
        return revision;
    }
}
