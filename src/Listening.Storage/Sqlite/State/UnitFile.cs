using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>A connection to a unit's file, with what the listener state and the log share.</summary>
internal sealed class UnitFile : IDisposable
{
    private readonly RawStatement _append;

    public UnitFile(string folder, string unit, bool durable = true)
    {
        Unit = unit;
        Path = SqliteFiles.Unit(folder, unit);
        Connection = SqliteFile.Open(Path, UnitSchema.Schema, durable);
        try
        {
            _append = Read(() => new RawStatement(Connection, "INSERT INTO outbox (stream, key, source, incarnation, at, value, headers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"));
            Partition = $"{unit}/{Read(LogId)}";
        }
        catch (StorageException)
        {
            _append?.Dispose();
            Connection.Dispose();
            throw;
        }
    }

    public string Unit { get; }

    public string Path { get; }

    /// <summary>Changes with the file, so that a checkpoint of a lost file is never taken for one of its successor.</summary>
    public string Partition { get; }

    public SqliteConnection Connection { get; }

    public void Append(LogStream stream, string key, string? source, string incarnation, DateTimeOffset at, byte[]? value, string? headers) =>
        _append.Execute((long)stream, key, source, incarnation, at.ToUnixTimeMilliseconds(), value, headers);

    /// <summary>Runs work in one write transaction.</summary>
    public T Write<T>(Func<T> work) => SqliteFile.Guard(Path, () =>
    {
        using var transaction = Connection.BeginTransaction(deferred: false);
        var result = work();
        transaction.Commit();
        return result;
    });

    /// <summary>Runs reading work.</summary>
    public T Read<T>(Func<T> work) => SqliteFile.Guard(Path, work);

    public void Dispose()
    {
        _append.Dispose();
        Connection.Dispose();
    }

    private string LogId()
    {
        using var statement = new RawStatement(Connection, "SELECT value FROM settings WHERE name = 'log_id'");
        return statement.Single(row => row.Text(0)) ?? throw new StorageException(StorageFault.Corrupted, $"{Path} is damaged: it has lost its name. Move it away and restore a backup (listening backup makes them).");
    }
}
