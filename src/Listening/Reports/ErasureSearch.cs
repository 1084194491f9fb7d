using System.Text.Json;
using Listening.Hosting;
using Listening.Listener;
using Listening.Mentions;
using Listening.Storage.Sqlite;

namespace Listening.Reports;

/// <summary>Something of a unit that is to be erased.</summary>
/// <param name="Unit">Whose it is.</param>
/// <param name="Id">The mention's id; of an entry that matched nothing, the id it would have had.</param>
/// <param name="Places">Where it was found: store, outbox, dead_letters, unmatched.</param>
/// <param name="FirstHeard">Null where nobody heard it.</param>
/// <param name="Visibility">Null where nobody heard it.</param>
internal sealed record Erasable(string Unit, string Id, IReadOnlyList<string> Places, DateTimeOffset? FirstHeard, string? Visibility);

/// <summary>Finds everything that is kept of an author or an item, wherever it lies.</summary>
internal sealed class ErasureSearch(DataFolder folder, TimeProvider time, string? author, IReadOnlySet<string> ids)
{
    private const int Chunk = 1_000;

    private readonly Dictionary<(string Unit, string Id), (SortedSet<string> Places, Mention? Mention)> _found = [];

    /// <summary>Every mention of these units is looked at: an index of authors would be one more place that knows them.</summary>
    public async Task<IReadOnlyList<Erasable>> FindAsync(IReadOnlyList<string> units, CancellationToken cancellationToken)
    {
        await SearchStoreAsync(units, cancellationToken);
        foreach (var unit in units)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await SearchLettersAsync(unit, cancellationToken);
            using var state = new SqliteListenerState(folder.Path, unit, "reader", time);
            SearchOutbox(unit, state);
            SearchUnmatched(unit, state);
        }

        return [.. _found
            .OrderBy(item => item.Key.Unit, StringComparer.Ordinal).ThenBy(item => item.Key.Id, StringComparer.Ordinal)
            .Select(item => new Erasable(item.Key.Unit, item.Key.Id, [.. item.Value.Places], item.Value.Mention?.FirstHeard, item.Value.Mention?.Visibility))];
    }

    private async Task SearchStoreAsync(IReadOnlyList<string> units, CancellationToken cancellationToken)
    {
        using var store = new SqliteMentionStore(folder.Store);
        foreach (var id in ids)
        {
            if (await store.GetAsync(id, cancellationToken) is { } mention && units.Contains(mention.Unit))
                Add(mention.Unit, id, "store", mention);
        }

        if (author is null || units.Count == 0)
            return;
        var all = new MentionSearch { Units = units, IncludeUnmatched = true, Sort = MentionSort.Oldest, Now = time.GetUtcNow() };
        await foreach (var mention in store.ExportAsync(all, cancellationToken))
        {
            if (IsBy(mention))
                Add(mention.Unit, mention.Id, "store", mention);
        }
    }

    private async Task SearchLettersAsync(string unit, CancellationToken cancellationToken)
    {
        foreach (var letter in await new SqliteEventLog(folder.Path, time).DeadLettersAsync(unit, cancellationToken))
        {
            if (letter.Key is { Length: > 0 } key && LogStreams.OfTopic(letter.Topic) == LogStream.Mentions)
                Judge(unit, key, "dead_letters", letter.Payload);
        }
    }

    private void SearchOutbox(string unit, IOutbox outbox)
    {
        var from = 0L;
        while (outbox.Read(from, Chunk, 16 << 20) is { Count: > 0 } records)
        {
            foreach (var record in records.Where(record => record.Stream == LogStream.Mentions))
                Judge(unit, record.Key, "outbox", record.Value);
            from = records[^1].Sequence + 1;
        }
    }

    private void SearchUnmatched(string unit, IListenerState state)
    {
        foreach (var source in state.Sources().Keys)
        {
            foreach (var kept in state.Kept(source))
            {
                if (state.Find(source, kept.WideKey) is { } known && (ids.Contains(known.Id) || (author is not null && IsAuthor(KeptReplay.AuthorOf(kept)))))
                    Add(unit, known.Id, "unmatched", null);
            }
        }

        if (ids.Count == 0)
            return;
        foreach (var heard in state.Heard().Where(heard => ids.Contains(heard.Id)))
            Add(unit, heard.Id, "listener", null);
    }

    private void Judge(string unit, string id, string place, byte[]? value)
    {
        if (value is null)
            return;
        var mention = MentionOf(value);
        if (ids.Contains(id) || (mention is not null && IsBy(mention)))
            Add(unit, id, place, mention);
    }

    private static Mention? MentionOf(byte[] value)
    {
        try
        {
            return JsonSerializer.Deserialize(value, MentionJson.Mention);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsBy(Mention mention) => author is not null && (IsAuthor(mention.Author?.Name) || IsAuthor(mention.Author?.Handle));

    private bool IsAuthor(string? name) => name is not null && string.Equals(name.TrimStart('@'), author!.TrimStart('@'), StringComparison.OrdinalIgnoreCase);

    private void Add(string unit, string id, string place, Mention? mention)
    {
        var (places, known) = _found.GetValueOrDefault((unit, id), ([], null));
        places.Add(place);
        _found[(unit, id)] = (places, known ?? mention);
    }
}
