using System.Text.Json;
using Listening.Mentions;
using Listening.Reports;
using Listening.Storage.Sqlite;
using Listening.Tests.Contracts;

namespace Listening.Tests.Scenarios;

/// <summary>A data folder in which a unit was heard and indexed, and something was set aside.</summary>
internal sealed class HeardFolder : IDisposable
{
    public const string Unit = "roastery";

    private readonly TemporaryFolder _folder = new();

    private HeardFolder() => Directory.CreateDirectory(Data);

    public string Data => File("data");

    public string UnitFile => SqliteFiles.Unit(Data, Unit);

    public string StoreFile => SqliteFiles.Store(Data);

    public static async Task<HeardFolder> CreateAsync(IReadOnlyList<Mention> mentions, CancellationToken cancellationToken)
    {
        var folder = new HeardFolder();
        using (var state = new SqliteListenerState(folder.Data, Unit, "test", TimeProvider.System))
        {
            var import = new MentionImport(state, Unit, TimeProvider.System);
            foreach (var mention in mentions)
                import.Add(mention);
            import.Flush();
        }

        await folder.IndexAsync(cancellationToken);
        return folder;
    }

    /// <summary>A mention whose id is as ids are.</summary>
    public static Mention Mention(int number, string text = "north roast") => SampleMention.Of(MentionIdentity.Hash($"{number}"), text, minutes: number);

    public string File(string name) => _folder.File(name);

    public Task QuarantineAsync(DeadLetter letter, CancellationToken cancellationToken) => new SqliteEventLog(Data, TimeProvider.System).QuarantineAsync(letter, cancellationToken);

    public void Dispose() => _folder.Dispose();

    private async Task IndexAsync(CancellationToken cancellationToken)
    {
        await using var reader = new SqliteEventLog(Data, TimeProvider.System).OpenReader(new Dictionary<string, long>());
        using var store = new SqliteMentionStore(StoreFile);
        while (await reader.ReadAsync(2_000, TimeSpan.Zero, cancellationToken) is { Count: > 0 } records)
        {
            var checkpoints = new Dictionary<string, long> { [records[0].Partition] = records[^1].Offset + 1 };
            await store.WriteAsync(new() { Operations = [.. records.Select(Operation)], Checkpoints = checkpoints, Now = SampleMention.Noon }, cancellationToken);
            await reader.AcknowledgeAsync(checkpoints, cancellationToken);
        }
    }

    private static StoreOperation Operation(LogRecord record) => record.Stream == LogStream.Polls
        ? new StoreOperation.PutPoll(JsonSerializer.Deserialize(record.Value, MentionJson.Poll)!)
        : new StoreOperation.PutMention(JsonSerializer.Deserialize(record.Value, MentionJson.Mention)!, record.Partition, record.Headers.GetValueOrDefault(LogHeaders.Source));
}
