using System.Text.Json;
using Listening.Mentions;

namespace Listening.Reports;

/// <summary>Commits mention documents through a unit's outbox under the sources they were heard from, so that the ledger counts them like any other.</summary>
internal sealed class MentionImport(IListenerState state, string unit, TimeProvider time)
{
    /// <summary>Mentions in one transaction.</summary>
    private const int BatchSize = 1_000;

    private readonly Dictionary<string, (PollCommit Poll, List<EntryCommit> Entries)> _polls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inBatch = new(StringComparer.Ordinal);

    public EntryCounts Counts { get; private set; } = EntryCounts.Zero;

    /// <summary>Takes a mention in which <see cref="MentionDocumentFault"/> finds nothing.</summary>
    public void Add(Mention mention)
    {
        var source = mention.Source.Id;
        var key = MentionIdentity.Hash(mention.Id);
        if (!_inBatch.Add(key))
            Flush();
        _inBatch.Add(key);
        if (!_polls.TryGetValue(source, out var batch))
            batch = (new PollCommit { SourceId = source, Event = Describe(mention) }, []);
        var known = state.Find(source, key);
        if (state.IsSuppressed(source, [key], [Id(mention)]))
            batch.Poll = batch.Poll with { Rejected = batch.Poll.Rejected + 1 };
        else if (known?.ContentHash == ContentHash(mention))
            batch.Poll = batch.Poll with { Unchanged = batch.Poll.Unchanged + 1 };
        else
            batch.Entries.Add(Commit(mention, key, known));
        _polls[source] = batch;
        if (_inBatch.Count >= BatchSize)
            Flush();
    }

    public void Flush()
    {
        _inBatch.Clear();
        if (_polls.Count == 0)
            return;
        foreach (var written in state.Commit([.. _polls.Values.Select(batch => batch.Poll with { Entries = batch.Entries })]))
            Counts += new EntryCounts { Fetched = written.Fetched, New = written.New, Revised = written.Revised, Unchanged = written.Unchanged, Duplicate = written.Duplicate, Rejected = written.Rejected };
        _polls.Clear();
    }

    private PollEvent Describe(Mention mention) => new()
    {
        Timestamp = time.GetUtcNow(),
        Unit = unit,
        Source = new(mention.Source.Id, mention.Source.Kind),
        Outcome = "skipped",
        NextReason = "import",
        Total = EntryCounts.Zero,
    };

    // Everything that was exported counts, not only what the publisher wrote; the revision alone says nothing.
    private static string ContentHash(Mention mention) =>
        MentionIdentity.Hash(JsonSerializer.Serialize(mention with { Revision = 0, Indexed = null, Workflow = null }, MentionJson.Mention));

    // An id names its unit's mention: in another unit the copy gets its own.
    private string Id(Mention mention) => mention.Unit == unit ? mention.Id : MentionIdentity.MentionId(unit, mention.Source.Id, IdentityKind.Guid, mention.Id);

    private EntryCommit Commit(Mention mention, string key, KnownEntry? known)
    {
        var revision = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), (known?.Revision ?? 0) + 1);
        var id = Id(mention);
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
