using System.Text.Json;
using Listening.Mentions;
using Microsoft.Extensions.Logging;

namespace Listening.Listener;

/// <summary>Rebuilds, before they are polled, the sources that this file does not know, or knew once and gave away: from what their unit has published. Without it they would be heard anew, with new dates.</summary>
internal sealed partial class SourceRecovery(IListenerState state, ISourceHistory history, TimeProvider time, ILogger logger)
{
    /// <summary>The name under which the file remembers whose turn it was to hear what.</summary>
    private const string Owned = "sources";

    private const int BatchSize = 1_000;

    /// <summary>Does nothing, and asks nobody, where every source was this file's at its last start.</summary>
    /// <exception cref="StorageException">The history cannot be read, or the file not be written: nothing may be polled yet.</exception>
    public async Task RunAsync(UnitConfig unit, CancellationToken cancellationToken)
    {
        // A file from before there were replicas owned what it knows.
        var before = state.Recall(Owned)?.Split('\n') ?? [.. state.Sources().Keys];
        var sources = unit.Sources.Select(source => source.Id).ToList();
        var wanted = sources.Except(before, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (wanted.Count > 0)
        {
            var restored = await RestoreAsync(unit.Unit, wanted, cancellationToken);
            Log.Restored(logger, unit.Unit, wanted.Count, restored);
        }

        state.Remember(Owned, string.Join('\n', sources));
    }

    private async Task<long> RestoreAsync(string unit, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var restored = 0L;
        var batch = new List<RestoredEntry>(BatchSize);
        await foreach (var record in history.MentionsAsync(unit, cancellationToken))
        {
            if (!record.Headers.TryGetValue(LogHeaders.Source, out var source) || !wanted.Contains(source) || Read(record, source) is not { } entry)
                continue;
            batch.Add(entry);
            if (batch.Count == BatchSize)
                restored += Put(batch);
        }

        return restored + Put(batch);
    }

    private int Put(List<RestoredEntry> batch)
    {
        var count = batch.Count;
        if (count > 0)
            state.Restore(batch);
        batch.Clear();
        return count;
    }

    // A record without value erased the mention, not what is known of its entry: an earlier revision, where the log still has it, keeps it from being heard again.
    private RestoredEntry? Read(LogRecord record, string source)
    {
        if (record.Value is null || !record.Headers.TryGetValue(LogHeaders.WideKey, out var wide) || Mention(record.Value) is not { } mention || !IsKey(wide) || !IsKey(mention.Id) || !IsKey(mention.ContentHash))
            return null;
        var narrow = record.Headers.GetValueOrDefault(LogHeaders.NarrowKey);
        var addresses = record.Headers.GetValueOrDefault(LogHeaders.Addresses)?.Split(',') ?? [];
        var entry = new KnownEntry
        {
            WideKey = wide,
            Id = mention.Id,
            ContentHash = mention.ContentHash,
            Revision = mention.Revision,
            FirstHeard = mention.FirstHeard,
            Visibility = mention.Visibility switch { "private" => Visibility.Private, "public" => Visibility.Public, _ => Visibility.Company },
            LastSeen = time.GetUtcNow(),
        };
        return new(source, entry, narrow is not null && IsKey(narrow) ? narrow : wide, [.. addresses.Where(IsKey)]);
    }

    private static Mention? Mention(byte[] value)
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

    private static bool IsKey(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigit);

    private static partial class Log
    {
        [LoggerMessage(1030, LogLevel.Information, "{Unit}: {Sources} sources are new here: {Mentions} mentions of theirs were found in the log and are known again.")]
        public static partial void Restored(ILogger logger, string unit, int sources, long mentions);
    }
}
