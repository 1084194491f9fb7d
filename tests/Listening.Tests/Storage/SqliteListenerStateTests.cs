using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Storage;

public sealed class SqliteListenerStateTests : ListenerStateContract
{
    private readonly TemporaryFolder _folder = new();

    private protected override IEventLog Log => new SqliteEventLog(_folder.Path, Clock);

    protected override IListenerState OpenState(string unit, TimeProvider time) => new SqliteListenerState(_folder.Path, unit, "incarnation", time);

    protected override void Lose(string unit)
    {
        foreach (var file in Directory.EnumerateFiles(_folder.Path, unit + ".db*"))
            File.Delete(file);
    }

    protected override void Clean() => _folder.Dispose();

    [Fact]
    public void A_file_without_its_tables_gives_one_clear_line()
    {
        Open();
        Close();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.File("roastery.db")};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE entries";
            command.ExecuteNonQuery();
        }

        var fault = Assert.Throws<StorageException>(() => Open());
        Assert.Contains("roastery.db", fault.Message, StringComparison.Ordinal);
        // Nothing is left open: the file can be moved away, as the message asks.
        Lose("roastery");
        Assert.Empty(Open().Sources());
    }
}
