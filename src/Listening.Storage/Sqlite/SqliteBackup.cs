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
            return CopyAll(files, target, cancellationToken);
        }
        finally
        {
            held.ForEach(connection => connection.Dispose());
        }
    }

    // All copies or none: with some of them, a second attempt would find the folder taken.
    private static List<(string Name, long Bytes)> CopyAll(List<string> files, string target, CancellationToken cancellationToken)
    {
        var copies = new List<(string Name, long Bytes)>();
        try
        {
            foreach (var file in files)
                copies.Add(CopyOne(file, Path.Combine(target, Path.GetFileName(file)), cancellationToken));
            return copies;
        }
        catch
        {
            copies.ForEach(copy => File.Delete(Path.Combine(target, copy.Name)));
            throw;
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
        var isWhole = false;
        try
        {
            using var from = Connect(file);
            using var to = Connect(copy);
            Translated(from.Open, file);
            Translated(to.Open, copy);
            // Whose fault it is does not come with the code: no room and no right are the copy's, all else is the original's.
            Translated(() => from.BackupDatabase(to), code => code is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY ? copy : file);
            Check(to, file);
            isWhole = true;
        }
        finally
        {
            // Half a copy would pass for a backup.
            if (!isWhole && File.Exists(copy))
                File.Delete(copy);
        }

        return (Path.GetFileName(file), new FileInfo(copy).Length);
    }

    // A damaged page copies as well as a sound one: better to know today than on the day the backup is needed.
    private static void Check(SqliteConnection copy, string file)
    {
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        Translated(
            () =>
            {
                if (command.ExecuteScalar() as string != "ok")
                    throw new SqliteException("its pages contradict each other", SQLitePCL.raw.SQLITE_CORRUPT);
            },
            file);
    }

    private static void Translated(Action work, string file) => Translated(work, _ => file);

    private static void Translated(Action work, Func<int, string> fileOf)
    {
        try
        {
            work();
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Translate(exception, fileOf(exception.SqliteErrorCode));
        }
    }

    private static SqliteConnection Connect(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = SqliteFile.BusyTimeoutSeconds }.ConnectionString);
}
