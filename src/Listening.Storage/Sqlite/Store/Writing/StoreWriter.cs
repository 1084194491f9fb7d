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

    public IReadOnlyList<WriteResult> Write(StoreBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            return InTransaction(() => Decide(batch, cancellationToken));
        }
        catch (Exception exception) when (exception is not (SqliteException or OperationCanceledException))
        {
            var refused = Refused(batch, cancellationToken);
            if (refused.All(reason => reason is null))
                throw;
            return [.. refused.Select(reason => reason is null ? new WriteResult(WriteOutcome.Again) : new(WriteOutcome.Refused, "not_storable", reason))];
        }
    }

    public long Expire(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken)
    {
        var expiry = new Expiry(_statements, _tables);
        long total = 0;
        for (var some = -1; some != 0; total += some)
        {
            cancellationToken.ThrowIfCancellationRequested();
            some = InTransaction(() => expiry.RemoveSome(unit, firstHeardBefore));
        }

        var isUncleared = _tables.Erased.HasUncleared();
        if (total > 0 || isUncleared)
            InTransaction(expiry.RemoveUnusedNames);
        if (isUncleared)
            Clear();
        return total;
    }

    private void Clear()
    {
        _statements.Get("PRAGMA secure_delete=ON").Run();
        InTransaction(_tables.Erased.Clear);
        _tables.Vocabulary.Forget();
        _statements.Get("PRAGMA wal_checkpoint(TRUNCATE)").Run();
        _statements.Get("PRAGMA secure_delete=OFF").Run();
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private WriteResult[] Decide(StoreBatch batch, CancellationToken cancellationToken)
    {
        // What a person has a right to be rid of is overwritten in the file, too.
        if (batch.Operations.Any(operation => operation is StoreOperation.Erase))
            _statements.Get("PRAGMA secure_delete=ON").Run();
        var write = new BatchWrite(_tables, batch.Now, _tables.Checkpoints.Advance(batch.Checkpoints));
        var results = new WriteResult[batch.Operations.Count];
        for (var index = 0; index < results.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[index] = new(write.Decide(batch.Operations[index]));
        }

        write.Finish();
        return results;
    }

    // A document that a program error stumbles over must not stop the others: each is tried by itself and undone.
    private List<string?> Refused(StoreBatch batch, CancellationToken cancellationToken)
    {
        var reasons = new List<string?>(batch.Operations.Count);
        foreach (var operation in batch.Operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reasons.Add(WhyNot(operation, batch.Now));
        }

        return reasons;
    }

    private string? WhyNot(StoreOperation operation, DateTimeOffset now)
    {
        _statements.Run("BEGIN IMMEDIATE");
        try
        {
            _tables.Begin();
            var write = new BatchWrite(_tables, now, new HashSet<string>());
            write.Decide(operation);
            write.Finish();
            return null;
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            return exception.Message;
        }
        finally
        {
            Rollback();
        }
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
