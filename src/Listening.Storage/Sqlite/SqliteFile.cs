using System.Text.Json;
using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>Opens our SQLite files: write-ahead log, busy time-out, version check, migrations; every fault becomes a <see cref="StorageException"/>.</summary>
internal static class SqliteFile
{
    /// <summary>How long a statement waits for another process's transaction.</summary>
    public const int BusyTimeoutSeconds = 30;

    /// <summary>Opens a connection and brings the file to the newest version; a missing file is created.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">Its kind.</param>
    /// <param name="durable">True where a committed transaction must survive a power cut (synchronous=FULL), false where the log repeats what is lost (NORMAL).</param>
    /// <exception cref="StorageException">The file cannot be used.</exception>
    public static SqliteConnection Open(string path, SqliteSchema schema, bool durable)
    {
        // Pooling off: the caller keeps its connections, and a closed file must really be closed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusyTimeoutSeconds }.ConnectionString);
        try
        {
            connection.Open();
            // The version is read before anything is written, so that a newer file stays as it is.
            var version = CheckVersion(connection, path, schema);
            Execute(connection, $"PRAGMA journal_mode=WAL; PRAGMA synchronous={(durable ? "FULL" : "NORMAL")}; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout={BusyTimeoutSeconds * 1000};");
            if (version < schema.Migrations.Count)
                Migrate(connection, path, schema);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Translate(exception, path);
        }
        catch (StorageException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs work on an open file. Damage that SQLite's pages do not show, in a document that we wrote, is damage all the same.</summary>
    /// <exception cref="StorageException">The file cannot be used.</exception>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Translate(exception, path);
        }
        catch (JsonException exception)
        {
            throw Damaged(exception, path);
        }
    }

    /// <summary>What a SQLite error means for people.</summary>
    public static StorageException Translate(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => new(StorageFault.Full, $"The disk that holds {path} is full. Free some space; nothing is lost and work goes on by itself.", exception),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new(StorageFault.Busy, $"{path} is held by another process for longer than {BusyTimeoutSeconds} s. Find what holds it and try again.", exception),
        SQLitePCL.raw.SQLITE_CORRUPT => new(StorageFault.Corrupted, $"{path} is damaged ({exception.Message}). Move it away and restore a backup (listening backup makes them).", exception),
        SQLitePCL.raw.SQLITE_NOTADB => new(StorageFault.Corrupted, $"{path} is not a database, or is damaged. Move it away and restore a backup (listening backup makes them).", exception),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM => new(StorageFault.NotWritable, $"{path} cannot be opened for writing ({exception.Message}). Mend its permissions or name another folder with --data.", exception),
        SQLitePCL.raw.SQLITE_IOERR when exception.InnerException is null && DiskIsFull(path) => new(StorageFault.Full, $"The disk that holds {path} is full. Free some space; nothing is lost and work goes on by itself.", exception),
        _ => new(StorageFault.Failed, $"{path} failed: {exception.Message}", exception),
    };

    /// <summary>A document that we wrote cannot be read any more.</summary>
    public static StorageException Damaged(JsonException exception, string path) =>
        new(StorageFault.Corrupted, $"{path} is damaged: a document in it cannot be read. Move it away and restore a backup (listening backup makes them).", exception);

    private static int CheckVersion(SqliteConnection connection, string path, SqliteSchema schema)
    {
        var application = Scalar(connection, "PRAGMA application_id");
        var version = Scalar(connection, "PRAGMA user_version");
        if (application != 0 && application != schema.ApplicationId)
            throw new StorageException(StorageFault.Version, $"{path} is not a file of {schema.Kind}: another program, or another part of this one, wrote it. Name another folder with --data.");
        if (version > schema.Migrations.Count)
            throw new StorageException(StorageFault.Version, $"{path} was written by a newer version of Listening (format {version}, this one knows {schema.Migrations.Count}). Start that version, or name another folder with --data.");
        return version;
    }

    private static void Migrate(SqliteConnection connection, string path, SqliteSchema schema)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        // Read again under the lock: another process may have migrated meanwhile.
        for (var version = CheckVersion(connection, path, schema); version < schema.Migrations.Count; version++)
            Execute(connection, schema.Migrations[version], transaction);
        Execute(connection, $"PRAGMA application_id={schema.ApplicationId}; PRAGMA user_version={schema.Migrations.Count};", transaction);
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static int Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool DiskIsFull(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && new DriveInfo(folder).AvailableFreeSpace < 1 << 20;
}
