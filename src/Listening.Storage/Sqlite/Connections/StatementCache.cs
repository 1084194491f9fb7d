using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>The fixed statements of one connection, prepared once. Not for SQL that is put together from queries.</summary>
internal sealed class StatementCache(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, RawStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>The statement, reset. The same text is the same object: it must not be used while a caller still steps through it.</summary>
    public RawStatement Get(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new RawStatement(connection, sql));
        return statement;
    }

    public void Run(string sql) => Get(sql).Run();

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
    }
}
