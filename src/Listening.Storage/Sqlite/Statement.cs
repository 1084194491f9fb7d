using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>A prepared statement with positional parameters (<c>?1</c>, <c>?2</c> …), made once and run often. Not safe for several threads at once.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"?{number}" });
    }

    public int Execute(SqliteTransaction? transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    public List<T> Query<T>(SqliteTransaction? transaction, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values) =>
        QueryWhile(transaction, read, _ => true, values);

    /// <summary>Stops after the first row for which <paramref name="goOn"/> is false; that row is included.</summary>
    public List<T> QueryWhile<T>(SqliteTransaction? transaction, Func<SqliteDataReader, T> read, Func<T, bool> goOn, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
            if (!goOn(rows[^1]))
                break;
        }

        return rows;
    }

    public T? Single<T>(SqliteTransaction? transaction, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        using var reader = _command.ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(SqliteTransaction? transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var index = 0; index < values.Length; index++)
            _command.Parameters[index].Value = values[index] ?? DBNull.Value;
    }
}
