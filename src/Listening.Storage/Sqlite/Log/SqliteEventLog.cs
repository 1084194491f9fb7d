using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The embedded log: the streams of every unit whose file lies in the data folder.</summary>
public sealed class SqliteEventLog(string folder, TimeProvider time) : IEventLog
{
    /// <summary>The incarnation that records from people carry: no listener counts them.</summary>
    private const string NoListener = "people";

    /// <inheritdoc/>
    public Task AppendAsync(string unit, IReadOnlyList<ActionEvent> actions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = OpenExisting(unit);
        file.Write(() =>
        {
            // In the same transaction: what is erased is not heard again, nor does it wait or lie aside here any more.
            foreach (var action in actions.Where(action => action.Kind == ActionKinds.Erased))
                UnitErasure.Erase(file, action.MentionId);
            foreach (var action in actions)
                file.Append(LogStream.Actions, action.MentionId, null, NoListener, action.At, JsonSerializer.SerializeToUtf8Bytes(action, MentionJson.Action), headers: null);
            return actions.Count;
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ILogReader OpenReader(IReadOnlyDictionary<string, long> checkpoints) => new SqliteLogReader(folder, checkpoints, time);

    /// <inheritdoc/>
    public Task QuarantineAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = OpenExisting(letter.Unit);
        file.Write(() => DeadLetterTable.Add(file, letter));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string? unit, CancellationToken cancellationToken)
    {
        var letters = new List<DeadLetter>();
        foreach (var name in unit is null ? SqliteFiles.Units(folder) : [unit])
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = OpenExisting(name);
            letters.AddRange(DeadLetterTable.All(file));
        }

        return Task.FromResult<IReadOnlyList<DeadLetter>>([.. letters.OrderBy(letter => letter.At).ThenBy(letter => letter.Id, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public Task<bool> RetryAsync(string deadLetterId, CancellationToken cancellationToken) =>
        Task.FromResult(InFileOf(deadLetterId, (file, letter) =>
        {
            var sourceId = letter.Headers.GetValueOrDefault(LogHeaders.Source);
            file.Append(LogStreams.OfTopic(letter.Topic), letter.Key ?? "", sourceId, letter.Headers.GetValueOrDefault(LogHeaders.Incarnation) ?? NoListener, time.GetUtcNow(), letter.Payload, OutboxHeaders.Of(letter.Headers));
            DeadLetterTable.Remove(file, letter, countAsDropped: false);
        }, cancellationToken));

    /// <inheritdoc/>
    public Task<bool> DropAsync(string deadLetterId, CancellationToken cancellationToken) =>
        Task.FromResult(InFileOf(deadLetterId, (file, letter) => DeadLetterTable.Remove(file, letter, countAsDropped: true), cancellationToken));

    private bool InFileOf(string deadLetterId, Action<UnitFile, DeadLetter> work, CancellationToken cancellationToken)
    {
        foreach (var unit in SqliteFiles.Units(folder))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var file = OpenExisting(unit);
            var found = file.Write(() =>
            {
                if (DeadLetterTable.Find(file, deadLetterId) is not { } letter)
                    return false;
                work(file, letter);
                return true;
            });
            if (found)
                return true;
        }

        return false;
    }

    private UnitFile OpenExisting(string unit)
    {
        var path = SqliteFiles.Unit(folder, unit);
        return File.Exists(path) ? new UnitFile(folder, unit) : throw new StorageException(StorageFault.NotWritable, $"Unit {unit} has no file in {folder}: nothing was heard there yet.");
    }
}
