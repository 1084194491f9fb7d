using System.Text;
using Listening.Mentions;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Listening.Tests.Storage;

/// <summary>After an erasure no table holds what was erased, nor a word that only it had.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Word = "zanzibarian";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(SampleMention.Noon);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_store_keeps_neither_text_nor_words_nor_name()
    {
        var path = _folder.File("store.db");
        using (var store = new SqliteMentionStore(path))
        {
            var mentions = Enumerable.Range(0, 50).Select(number => SampleMention.Of($"m{number}", "plain roast")).Append(SampleMention.Of("a", $"{Word} roast") with { Author = new() { Name = Word } });
            await WriteAsync(store, 1, [.. mentions.Select(mention => new StoreOperation.PutMention(mention, "log"))]);
            Assert.Equal(["documents", "found_data", "names", "vocabulary"], Tables(path));
            await WriteAsync(store, 2, new StoreOperation.Erase("a", "roastery", 1, "log"));
            await store.ExpireAsync("roastery", DateTimeOffset.MinValue.AddYears(1), Stop);
            Assert.Equal(50, await store.CountAsync(new() { Now = SampleMention.Noon }, Stop));
        }

        Assert.Empty(Tables(path));
    }

    [Fact]
    public async Task The_units_file_keeps_neither_what_waits_nor_what_was_set_aside()
    {
        var (id, value) = (SampleCommit.Key("id of a"), Encoding.UTF8.GetBytes($"{{\"text\":\"{Word}\"}}"));
        var log = new SqliteEventLog(_folder.Path, _clock);
        using (var state = new SqliteListenerState(_folder.Path, "roastery", "incarnation", _clock))
        {
            state.Commit([SampleCommit.Poll("press", SampleCommit.New("a") with { Mention = value }, SampleCommit.New("b"))]);
            await log.QuarantineAsync(Letter(id, value), Stop);
            await log.AppendAsync("roastery", [SampleMention.Act(id, ActionKinds.Erased, "asked for")], Stop);
            Assert.Empty(await log.DeadLettersAsync("roastery", Stop));
            Assert.Equal([SampleCommit.Key("id of b")], state.Heard().Select(heard => heard.Id));
            Assert.True(state.IsSuppressed("press", [SampleCommit.Key("a")], []));
            Assert.True(state.IsSuppressed("other", [], [id]));
            Assert.False(state.IsSuppressed("other", [SampleCommit.Key("a")], []));
            Assert.False(state.IsSuppressed("press", [SampleCommit.Key("b")], [SampleCommit.Key("id of b")]));
            var records = ((IOutbox)state).Read(0, 100, 1_000_000);
            Assert.Equal([1, 2, 3, 4], records.Select(record => (int)record.Sequence));
            Assert.Null(records[0].Value);
            Assert.NotNull(records[1].Value);
        }

        Assert.False(Holds(SqliteFiles.Unit(_folder.Path, "roastery")));
    }

    private static Task WriteAsync(SqliteMentionStore store, long position, params StoreOperation[] operations) =>
        store.WriteAsync(new() { Operations = operations, Checkpoints = new Dictionary<string, long> { ["log"] = position }, Now = SampleMention.Noon }, Stop);

    private static List<string> Tables(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT 'documents' FROM documents WHERE instr(CAST(json AS TEXT), '{Word}') UNION
            SELECT 'found_data' FROM found_data WHERE instr(block, CAST('{Word}' AS BLOB)) UNION
            SELECT 'names' FROM names WHERE value = '{Word}' UNION
            SELECT 'vocabulary' FROM vocabulary WHERE term = '{Word}' ORDER BY 1
            """;
        using var rows = command.ExecuteReader();
        var tables = new List<string>();
        while (rows.Read())
            tables.Add(rows.GetString(0));
        return tables;
    }

    private static DeadLetter Letter(string key, byte[] value) => new()
    {
        Id = "letter", At = SampleMention.Noon, Unit = "roastery", Topic = "mentions.roastery", Partition = "log", Offset = 1, Key = key, Payload = value, ErrorType = "undecodable", Reason = "No JSON.",
    };

    private static bool Holds(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path)).Contains(Word, StringComparison.OrdinalIgnoreCase);
}
