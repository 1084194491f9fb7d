using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>A connection that only reads.</summary>
internal sealed class ReadSession : IDisposable
{
    private readonly SqliteConnection _connection;

    public ReadSession(SqliteConnection connection)
    {
        _connection = connection;
        Statements = new StatementCache(connection);
        Statements.Get("PRAGMA query_only=1").Run();
        Statements.Get("PRAGMA cache_size=-16384").Run();
    }

    /// <summary>Statements whose text is fixed.</summary>
    public StatementCache Statements { get; }

    /// <summary>A statement put together for one question; the caller disposes of it.</summary>
    public RawStatement Prepare(string sql) => new(_connection, sql);

    /// <summary>Runs work on one state of the file; cancelling interrupts a statement that is in the middle of it.</summary>
    public T Read<T>(Func<T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Statements.Run("BEGIN");
        try
        {
            using var interruption = cancellationToken.Register(() => SQLitePCL.raw.sqlite3_interrupt(_connection.Handle));
            return work();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                Statements.Run("COMMIT");
        }
    }

    public void Dispose()
    {
        Statements.Dispose();
        _connection.Dispose();
    }
}
