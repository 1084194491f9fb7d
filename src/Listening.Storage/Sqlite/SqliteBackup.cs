using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>Copies the embedded files while they are in use.</summary>
public static class SqliteBackup
{
    /// <summary>Copies every database of <paramref name="source"/> into <paramref name="target"/>.
    /// The listeners' files are held against writing until all copies are made: the store's copy can then neither miss a record that an outbox has already
    /// forgotten nor hold a checkpoint that lies beyond the end of an outbox's copy. Listening waits meanwhile; reading goes on.</summary>
    /// <returns>Names and sizes in bytes of the copies.</returns>
    /// <exception cref="StorageException">A file cannot be read or written.</exception>
    public static IReadOnlyList<(string Name, long Bytes)> Copy(string source, string target, CancellationToken cancellationToken)
    {
        var files = Directory.EnumerateFiles(source, "*.db").Order(StringComparer.Ordinal).ToList();
        var held = new List<SqliteConnection>();
        try
        {
            foreach (var file in files.Where(file => Path.GetFileName(file) != SqliteFiles.StoreName))
                held.Add(Hold(file));
            return [.. files.Select(file => CopyOne(file, Path.Combine(target, Path.GetFileName(file)), cancellationToken))];
        }
        finally
        {
            held.ForEach(connection => connection.Dispose());
        }
    }

    private static SqliteConnection Hold(string file)
    {
        var connection = Connect(file);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw SqliteFile.Translate(exception, file);
        }
    }

    private static (string Name, long Bytes) CopyOne(string file, string copy, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var from = Connect(file);
            using var to = Connect(copy);
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Translate(exception, file);
        }

        return (Path.GetFileName(file), new FileInfo(copy).Length);
    }

    private static SqliteConnection Connect(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = SqliteFile.BusyTimeoutSeconds }.ConnectionString);
}
