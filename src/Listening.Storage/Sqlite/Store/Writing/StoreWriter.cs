using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>The one writing connection of this process. Not safe for several threads at once.</summary>
internal sealed class StoreWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StatementCache _statements;
    private readonly StoreTables _tables;

    public StoreWriter(SqliteConnection connection)
    {
        _connection = connection;
        _statements = new StatementCache(connection);
        _tables = new StoreTables(_statements);
        // A larger log between checkpoints writes a page once that many batches change; the cache holds the upper levels of the trees.
        _statements.Get("PRAGMA wal_autocheckpoint=8000").Run();
        _statements.Get("PRAGMA cache_size=-65536").Run();
    }

    public IReadOnlyList<WriteOutcome> Write(StoreBatch batch, CancellationToken cancellationToken) => InTransaction(() =>
    {
        var write = new BatchWrite(_tables, batch.Now, _tables.Checkpoints.Advance(batch.Checkpoints));
        var outcomes = new WriteOutcome[batch.Operations.Count];
        for (var index = 0; index < outcomes.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes[index] = write.Decide(batch.Operations[index]);
        }

        write.Finish();
        return outcomes;
    });

    public long Expire(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken)
    {
        var expiry = new Expiry(_statements, _tables);
        long total = 0;
        for (var some = -1; some != 0; total += some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            some = InTransaction(() => expiry.RemoveSome(unit, firstHeardBefore));
        }

        if (total > 0)
            InTransaction(expiry.RemoveUnusedNames);
        return total;
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private T InTransaction<T>(Func<T> work)
    {
        _statements.Run("BEGIN IMMEDIATE");
        try
        {
            _tables.Begin();
            var result = work();
            _statements.Run("COMMIT");
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private void Rollback()
    {
        _tables.Names.Forget();
        _tables.Vocabulary.Forget();
        // Some faults (a full disk) have rolled back already.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            _statements.Run("ROLLBACK");
    }
}
