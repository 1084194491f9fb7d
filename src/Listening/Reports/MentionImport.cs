using System.Text.Json;
using Listening.Mentions;

namespace Listening.Reports;

/// <summary>Commits mention documents through a unit's outbox under the source <c>import</c>, so that the ledger counts them like any other.</summary>
internal sealed class MentionImport(IListenerState state, string unit, TimeProvider time)
{
    private const string Source = "import";

    /// <summary>Mentions in one transaction.</summary>
    private const int BatchSize = 1_000;

    private readonly List<EntryCommit> _entries = [];
    private readonly HashSet<string> _inBatch = new(StringComparer.Ordinal);
    private long _unchanged;

    public EntryCounts Counts { get; private set; } = EntryCounts.Zero;

    public void Add(Mention mention)
    {
        var key = MentionIdentity.Hash(mention.Id);
        if (!_inBatch.Add(key))
            Flush();
        var known = state.Find(Source, key);
        if (known?.ContentHash == ContentHash(mention))
            _unchanged++;
        else
            _entries.Add(Commit(mention, key, known));
        if (_entries.Count + _unchanged >= BatchSize)
            Flush();
    }

    public void Flush()
    {
        _inBatch.Clear();
        if (_entries.Count == 0 && _unchanged == 0)
            return;
        var now = time.GetUtcNow();
        var poll = new PollEvent { Timestamp = now, Unit = unit, Source = new(Source, Source), Outcome = "fetched", Total = EntryCounts.Zero };
        var written = state.Commit([new PollCommit { SourceId = Source, Event = poll, Entries = [.. _entries], Unchanged = _unchanged }])[0];
        Counts += new EntryCounts { Fetched = written.Fetched, New = written.New, Revised = written.Revised, Unchanged = written.Unchanged, Duplicate = written.Duplicate };
        _entries.Clear();
        _unchanged = 0;
    }

    // Everything that was exported counts, not only what the publisher wrote; the revision alone says nothing.
    private static string ContentHash(Mention mention) =>
        MentionIdentity.Hash(JsonSerializer.Serialize(mention with { Revision = 0, Indexed = null, Workflow = null }, MentionJson.Mention));

    private EntryCommit Commit(Mention mention, string key, KnownEntry? known)
    {
        var revision = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), (known?.Revision ?? 0) + 1);
        // An id names its unit's mention: in another unit the copy gets its own.
        var id = mention.Unit == unit ? mention.Id : MentionIdentity.MentionId(unit, Source, IdentityKind.Guid, mention.Id);
        return new()
        {
            Outcome = known is null ? EntryOutcome.New : EntryOutcome.Revised,
            WideKey = key,
            NarrowKey = key,
            Id = id,
            ContentHash = ContentHash(mention),
            Revision = revision,
            FirstHeard = mention.FirstHeard,
            Visibility = mention.Visibility switch { "private" => Visibility.Private, "public" => Visibility.Public, _ => Visibility.Company },
            Mention = JsonSerializer.SerializeToUtf8Bytes(mention with { Id = id, Unit = unit, Revision = revision, Indexed = null, Workflow = null }, MentionJson.Mention),
        };
    }
}
