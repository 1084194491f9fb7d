using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Storage;

public sealed class SqliteEventLogTests : EventLogContract
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected override IEventLog Create() => new SqliteEventLog(_folder.Path, TimeProvider.System);

    private protected override void Publish(string unit, params IReadOnlyList<EntryCommit> mentions)
    {
        using var state = new SqliteListenerState(_folder.Path, unit, "incarnation", TimeProvider.System);
        state.Commit([SampleCommit.Poll("press", [.. mentions])]);
    }

    protected override void Damage(string unit)
    {
        SqliteConnection.ClearAllPools();
        File.WriteAllText(_folder.File(unit + ".db"), new string('x', 10_000));
    }

    protected override void Clean() => _folder.Dispose();

    [Fact]
    public async Task A_unit_whose_tables_are_gone_does_not_stop_the_others_and_is_read_again_once_it_is_mended()
    {
        PublishNamed("alpha", "a", "b");
        PublishNamed("roastery", "c");
        var clock = new FakeTimeProvider(SampleMention.Noon);
        await using var reader = new SqliteEventLog(_folder.Path, clock).OpenReader(new Dictionary<string, long>());
        await reader.ReadAsync(2, TimeSpan.Zero, Stop);
        Change("ALTER TABLE outbox RENAME TO lost");
        PublishNamed("roastery", "d");
        Assert.Equal(Keys("d"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
        Change("ALTER TABLE lost RENAME TO outbox");
        Assert.Empty(await ReadMentionsAsync(reader));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Keys("b"), (await ReadMentionsAsync(reader)).Select(record => record.Key));
    }

    [Fact]
    public async Task A_unit_without_a_file_is_named_and_gets_none()
    {
        var act = SampleMention.Act("m1", ActionKinds.Status, "open");
        var fault = await Assert.ThrowsAsync<StorageException>(() => Log.AppendAsync("nobody", [act], Stop));
        Assert.Contains("nobody", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("alpha.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
