using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>What one unit's listener knows between polls, with its outbox: the listener's one truth, on the local disk. Calls block on the disk and may come from several threads.</summary>
public interface IListenerState : IDisposable
{
    /// <summary>Every source that was ever committed.</summary>
    /// <exception cref="StorageException">The disk failed; this holds for every member.</exception>
    IReadOnlyDictionary<string, SourceMemory> Sources();

    /// <summary>The entry of a source under its wide key, or null.</summary>
    KnownEntry? Find(string sourceId, string wideKey);

    /// <summary>The entries of a source that share a narrow key.</summary>
    IReadOnlyList<KnownEntry> FindByNarrowKey(string sourceId, string narrowKey);

    /// <summary>The mention that another source of this unit already made of one of these addresses, or null.</summary>
    string? FindHeardElsewhere(string sourceId, IReadOnlyList<string> addresses);

    /// <summary>True where an entry was erased and must not be heard again.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="keys">Its keys within the source, wide and narrow.</param>
    /// <param name="unitKeys">Its addresses and, where it has one, its mention's id.</param>
    bool IsSuppressed(string sourceId, IReadOnlyList<string> keys, IReadOnlyList<string> unitKeys);

    /// <summary>Removes mentions from everything the listener keeps, and remembers not to hear them again. In the outbox a record of theirs that waits loses its value.</summary>
    void Erase(IReadOnlyList<string> ids);

    /// <summary>Writes polls in one transaction: feed state, entries, counters, mentions and poll events. Where two sources claim an address in a race, the first keeps it and the second entry becomes a duplicate.</summary>
    /// <returns>The poll events as published, with the counts that were decided.</returns>
    IReadOnlyList<PollEvent> Commit(IReadOnlyList<PollCommit> polls);

    /// <summary>Entries of a source that matched nothing and are kept for matching again.</summary>
    IReadOnlyList<KeptEntry> Kept(string sourceId);

    /// <summary>How much is kept, and what had to go for want of space.</summary>
    KeptCoverage KeptCoverage();

    /// <summary>Forgets kept entries that are older than a time, and the oldest beyond a number of bytes.</summary>
    void PruneKept(DateTimeOffset before, long maxBytes);

    /// <summary>A named value of the listener's own, such as the fingerprint of the queries that kept entries were matched with.</summary>
    string? Recall(string name);

    /// <summary>Sets such a value.</summary>
    void Remember(string name, string value);

    /// <summary>Records in the outbox that the log's reader has not taken away yet, and when the oldest of them was written.</summary>
    OutboxDepth Depth();

    /// <summary>The name under which the log counts this outbox's positions; a file made anew has a new one.</summary>
    string Partition { get; }

    /// <summary>The listener's half of the ledger, per source.</summary>
    /// <param name="checkpoint">The store's position in <see cref="Partition"/>: mention records from there on are waiting.</param>
    IReadOnlyList<ListenerLedger> Ledger(long checkpoint);

    /// <summary>Id and last revision of every entry that was ever heard.</summary>
    IEnumerable<HeardEntry> Heard();

    /// <summary>Takes in what the log says of entries, in one transaction, counted and published nowhere. What is known at the same or a higher revision stays.</summary>
    void Restore(IReadOnlyList<RestoredEntry> entries);
}

/// <summary>What is known of a source.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="State">For the poller.</param>
/// <param name="Totals">Counts since it was first polled.</param>
public sealed record SourceMemory(string Id, FeedState State, EntryCounts Totals);

/// <summary>What the listener knows of an entry.</summary>
public sealed record KnownEntry
{
    /// <summary>See <see cref="EntryCommit.WideKey"/>.</summary>
    public required string WideKey { get; init; }

    /// <summary>The mention's id.</summary>
    public required string Id { get; init; }

    /// <summary>Hash of what the publisher wrote last.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The last revision; zero where it was never heard.</summary>
    public required long Revision { get; init; }

    /// <summary>Null where it was never heard.</summary>
    public DateTimeOffset? FirstHeard { get; init; }

    /// <summary>Fixed when first heard.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>True where the entry is a copy of another source's mention.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>When it was last seen in its document, exact to a day.</summary>
    public DateTimeOffset LastSeen { get; init; }
}

/// <summary>One poll as it is to be written.</summary>
public sealed record PollCommit
{
    /// <summary>The source's stable id.</summary>
    public required string SourceId { get; init; }

    /// <summary>What the poller knows now; null where nothing was polled (matching again, import).</summary>
    public FeedState? State { get; init; }

    /// <summary>The poll event but for its counts, which the transaction decides.</summary>
    public required PollEvent Event { get; init; }

    /// <summary>Entries with something to write.</summary>
    public IReadOnlyList<EntryCommit> Entries { get; init; } = [];

    /// <summary>Fingerprint of the queries it was decided with; null where none were asked.</summary>
    public string? Config { get; init; }

    /// <summary>How many entries were known and the same.</summary>
    public long Unchanged { get; init; }

    /// <summary>How many entries repeat another one of the same document.</summary>
    public long Repeated { get; init; }

    /// <summary>How many entries were refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Wide keys of known entries whose last sight is older than a day.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];
}

/// <summary>What becomes of an entry that is new or changed.</summary>
public enum EntryOutcome
{
    /// <summary>Heard for the first time.</summary>
    New,

    /// <summary>Heard again, changed.</summary>
    Revised,

    /// <summary>Heard from another source already.</summary>
    Duplicate,

    /// <summary>Matched no query.</summary>
    Unmatched,
}

/// <summary>One entry as it is to be written.</summary>
public sealed record EntryCommit
{
    /// <summary>What becomes of it.</summary>
    public required EntryOutcome Outcome { get; init; }

    /// <summary>The identity of this entry among all of its source: 128 bits in hexadecimal.</summary>
    public required string WideKey { get; init; }

    /// <summary>The publisher's id alone, which entries of a careless feed may share: 128 bits in hexadecimal.</summary>
    public required string NarrowKey { get; init; }

    /// <summary>The mention's id.</summary>
    public required string Id { get; init; }

    /// <summary>128 bits in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Zero where it is not heard.</summary>
    public long Revision { get; init; }

    /// <summary>Null where it is not heard.</summary>
    public DateTimeOffset? FirstHeard { get; init; }

    /// <summary>Fixed when first heard.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>Hashes of the addresses this entry claims for the unit: 128 bits in hexadecimal.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The mention's JSON, set for new and revised.</summary>
    public byte[]? Mention { get; init; }

    /// <summary>The entry's JSON, set where it matched nothing and is to be kept.</summary>
    public byte[]? Kept { get; init; }
}

/// <summary>An entry that matched nothing.</summary>
/// <param name="WideKey">Its identity.</param>
/// <param name="NarrowKey">The publisher's id.</param>
/// <param name="Entry">Its JSON as it was committed.</param>
/// <param name="At">When it was committed.</param>
public sealed record KeptEntry(string WideKey, string NarrowKey, byte[] Entry, DateTimeOffset At);

/// <summary>What is kept of a unit's entries that matched nothing.</summary>
/// <param name="Sources">Those of which something is kept, by id.</param>
/// <param name="DroppedForSpace">Entries that went before their time because the number of bytes was reached, since the file was made.</param>
/// <param name="DroppedUpTo">When the latest of them had been committed; null where there is none.</param>
public sealed record KeptCoverage(IReadOnlyList<KeptSource> Sources, long DroppedForSpace, DateTimeOffset? DroppedUpTo);

/// <summary>What is kept of one source.</summary>
/// <param name="SourceId">Stable id.</param>
/// <param name="Entries">How many.</param>
/// <param name="Bytes">Of their JSON.</param>
/// <param name="Oldest">When the first of them was committed.</param>
/// <param name="Newest">When the last of them was committed.</param>
public sealed record KeptSource(string SourceId, long Entries, long Bytes, DateTimeOffset Oldest, DateTimeOffset Newest);

/// <summary>How full the outbox is.</summary>
/// <param name="Records">Not yet taken.</param>
/// <param name="Oldest">When the oldest of them was written; null where there is none.</param>
public sealed record OutboxDepth(long Records, DateTimeOffset? Oldest);

/// <summary>A source's counts, and its mention records that wait in the outbox or were set aside (dropped dead letters included).</summary>
public sealed record ListenerLedger(string SourceId, EntryCounts Counts, long Waiting, long DeadLettered);

/// <summary>An entry that was heard.</summary>
public sealed record HeardEntry(string SourceId, string Id, long Revision);

/// <summary>An entry as its last mention in the log tells it.</summary>
/// <param name="SourceId">The source that heard it.</param>
/// <param name="Entry">What a listener knows of it.</param>
/// <param name="NarrowKey">See <see cref="EntryCommit.NarrowKey"/>.</param>
/// <param name="Addresses">See <see cref="EntryCommit.Addresses"/>.</param>
public sealed record RestoredEntry(string SourceId, KnownEntry Entry, string NarrowKey, IReadOnlyList<string> Addresses);
