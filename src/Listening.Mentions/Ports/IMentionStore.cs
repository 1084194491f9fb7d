using Listening.Queries;

namespace Listening.Mentions;

/// <summary>Where mentions are kept and asked for. The indexer is its only writer.</summary>
public interface IMentionStore
{
    /// <summary>Positions up to which the log is contained, by partition; empty where the store keeps none (the log does then).</summary>
    Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken);

    /// <summary>Where stories are looked up; null for a store that cannot: its mentions stay without.</summary>
    IStoryIndex? Stories => null;

    /// <summary>Writes that it takes at the same time; operations of one id are never in two of them.</summary>
    int MaxInFlight => 1;

    /// <summary>Writes a batch. Repeats and old revisions are harmless. A store that keeps checkpoints moves them only together with every operation of the batch:
    /// where one is refused it writes nothing, and answers <see cref="WriteOutcome.Again"/> for the others.</summary>
    /// <returns>One result per operation, in order.</returns>
    /// <exception cref="StorageException">The store takes nothing at all; where it is transient, the whole batch may be repeated.</exception>
    Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken);

    /// <summary>A page of mentions.</summary>
    /// <exception cref="QueryNotServedException">The query is too expensive for this store; the message names the part.</exception>
    /// <exception cref="ArgumentException">The cursor is not one of this search.</exception>
    Task<MentionPage> SearchAsync(MentionSearch search, CancellationToken cancellationToken);

    /// <summary>How many mentions match.</summary>
    Task<long> CountAsync(MentionSearch search, CancellationToken cancellationToken);

    /// <summary>Counts by value of a facet, highest first, ties by value; at most <paramref name="size"/>.</summary>
    Task<IReadOnlyList<FacetCount>> FacetAsync(MentionSearch search, MentionFacet facet, int size, CancellationToken cancellationToken);

    /// <summary>Counts by time of <c>@timestamp</c> in the zone given, ascending, without empty buckets.</summary>
    Task<IReadOnlyList<TimeCount>> HistogramAsync(MentionSearch search, TimeBucket bucket, TimeZoneInfo zone, CancellationToken cancellationToken);

    /// <summary>All matching mentions, streamed in order of the search's sort (newest or oldest), without limit.</summary>
    IAsyncEnumerable<Mention> ExportAsync(MentionSearch search, CancellationToken cancellationToken);

    /// <summary>One mention by id, or null.</summary>
    Task<Mention?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Everything people did to a mention, in order of (at, action id).</summary>
    Task<IReadOnlyList<ActionEvent>> HistoryAsync(string mentionId, CancellationToken cancellationToken);

    /// <summary>Poll events of a unit, newest first; null for every unit.</summary>
    Task<IReadOnlyList<PollEvent>> PollsAsync(string? unit, string? sourceId, int limit, CancellationToken cancellationToken);

    /// <summary>What became of log records, per unit and source.</summary>
    Task<IReadOnlyList<StoreLedger>> LedgerAsync(CancellationToken cancellationToken);

    /// <summary>Which of these ids the store does not hold at the given revision or a higher one. Expired and erased ids count as held.</summary>
    Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<MentionVersion> versions, CancellationToken cancellationToken);

    /// <summary>Removes a unit's mentions first heard before the given time and counts them as expired.</summary>
    Task<long> ExpireAsync(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken);
}

/// <summary>An id at a revision.</summary>
/// <param name="Id">The mention.</param>
/// <param name="Revision">The least that is to be held.</param>
/// <param name="Unit">Whose it is; null where that is not known.</param>
public readonly record struct MentionVersion(string Id, long Revision, string? Unit = null);

/// <summary>What the store makes of one record of the log.</summary>
public abstract record StoreOperation
{
    private StoreOperation() { }

    /// <summary>A mention's revision, from a partition of the log; <see cref="Mention.Indexed"/> is set by the store.</summary>
    /// <param name="Mention">As the log holds it.</param>
    /// <param name="Partition">Where the log holds it.</param>
    /// <param name="LedgerSource">The source that its writer counted it under, as the log's header says; null for the mention's own.</param>
    public sealed record PutMention(Mention Mention, string Partition, string? LedgerSource = null) : StoreOperation;

    /// <summary>A person's act; one that comes before its mention waits as a stub.</summary>
    public sealed record PutAction(ActionEvent Action) : StoreOperation;

    /// <summary>A poll event.</summary>
    public sealed record PutPoll(PollEvent Poll) : StoreOperation;

    /// <summary>Removes a mention with all that people did to it and leaves a tombstone, without content, that no search, count, export or look-up shows. It is final:
    /// whatever comes of this id later is superseded, and the id counts as held. An id that the store never held gets its tombstone too.</summary>
    /// <param name="Id">The mention.</param>
    /// <param name="Unit">Whose it is.</param>
    /// <param name="Revision">The moment of the act in UTC milliseconds; zero where the log does not say.</param>
    /// <param name="Partition">Where the log holds the record.</param>
    /// <param name="LedgerSource">The source that the record's writer counted it under as a mention; null where it was counted by nobody.</param>
    /// <param name="Action">The person's act, all that remains of the mention's history; it knows where the mention lies. Null for a record without a value.</param>
    public sealed record Erase(string Id, string Unit, long Revision, string Partition, string? LedgerSource = null, ActionEvent? Action = null) : StoreOperation;
}

/// <summary>Operations written together with the positions they came from.</summary>
public sealed record StoreBatch
{
    /// <summary>In log order.</summary>
    public required IReadOnlyList<StoreOperation> Operations { get; init; }

    /// <summary>Next position to read per partition after this batch.</summary>
    public required IReadOnlyDictionary<string, long> Checkpoints { get; init; }

    /// <summary>When the batch is written.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What became of one operation.</summary>
/// <param name="Outcome">What.</param>
/// <param name="ErrorType">A stable name of the class of fault; null where there is none.</param>
/// <param name="Reason">One line; null where there is no fault.</param>
public readonly record struct WriteResult(WriteOutcome Outcome, string? ErrorType = null, string? Reason = null);

/// <summary>What became of one operation: the first four are final, the others say who is to do what about it.</summary>
public enum WriteOutcome
{
    /// <summary>The store now holds it.</summary>
    Indexed,

    /// <summary>The store already holds a higher revision, or a tombstone.</summary>
    Superseded,

    /// <summary>The store holds exactly this already: a repeat.</summary>
    Repeated,

    /// <summary>Its time is over: the place where it would lie is beyond retention.</summary>
    Expired,

    /// <summary>The store will never take this document: it is to be set aside.</summary>
    Refused,

    /// <summary>The store takes nothing of this unit until someone acts: a missing right, a block, a fault of unknown kind. The unit is to wait, with an alarm.</summary>
    Held,

    /// <summary>Nothing is known to be wrong with it: this one is to be repeated.</summary>
    Again,
}

/// <summary>What is asked of the store.</summary>
public sealed record MentionSearch
{
    /// <summary>Null for every mention.</summary>
    public Query? Query { get; init; }

    /// <summary>Only these units; empty for all.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Inclusive, on <c>@timestamp</c>.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Exclusive, on <c>@timestamp</c>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Inclusive, on <c>indexed</c>: for live tails.</summary>
    public DateTimeOffset? IndexedSince { get; init; }

    /// <summary>Also mentions whose edit matches no query any more.</summary>
    public bool IncludeUnmatched { get; init; }

    /// <summary>Order of a page.</summary>
    public MentionSort Sort { get; init; }

    /// <summary>Page size, 1 to 10,000.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>Where the last page ended; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>What relative dates count from.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>Order of a page.</summary>
public enum MentionSort
{
    /// <summary>By <c>@timestamp</c>, latest first.</summary>
    Newest,

    /// <summary>By <c>@timestamp</c>, earliest first.</summary>
    Oldest,

    /// <summary>By how well it matches.</summary>
    Relevance,
}

/// <summary>A page of mentions.</summary>
/// <param name="Mentions">In order.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record MentionPage(IReadOnlyList<Mention> Mentions, string? Next);

/// <summary>What mentions are counted by.</summary>
public enum MentionFacet
{
    /// <summary>Sentiment label.</summary>
    Sentiment,

    /// <summary>Source title, else id.</summary>
    Source,

    /// <summary>Author name, else handle.</summary>
    Author,

    /// <summary>Query id, as <c>unit/query</c>: ids are a unit's own.</summary>
    Query,

    /// <summary>Goal.</summary>
    Goal,

    /// <summary>Language.</summary>
    Language,

    /// <summary>Unit.</summary>
    Unit,

    /// <summary>Site.</summary>
    Site,

    /// <summary>Hashtag, lower-cased.</summary>
    Hashtag,

    /// <summary>Tag.</summary>
    Tag,

    /// <summary>Workflow status; <c>new</c> where nobody acted.</summary>
    Status,

    /// <summary>Visibility.</summary>
    Visibility,

    /// <summary>Story: reports in nearly the same words.</summary>
    Story,
}

/// <summary>A value and how often it occurs.</summary>
public sealed record FacetCount(string Value, long Count);

/// <summary>Width of a histogram's buckets.</summary>
public enum TimeBucket
{
    /// <summary>One hour.</summary>
    Hour,

    /// <summary>One calendar day.</summary>
    Day,

    /// <summary>One ISO week.</summary>
    Week,

    /// <summary>One calendar month.</summary>
    Month,
}

/// <summary>A bucket's start (an instant; the zone's midnight for days) and its count.</summary>
public sealed record TimeCount(DateTimeOffset Start, long Count);

/// <summary>What became of a source's mention records of one partition in the store. A record counts once: <c>Expired</c> and <c>Erased</c> are those that were indexed and removed since; a record that was emptied in the log before it came here is erased too.</summary>
public sealed record StoreLedger(string Partition, string Unit, string SourceId, long Indexed, long Superseded, long Expired, long Erased = 0);

/// <summary>A query this store cannot answer within its stated limits.</summary>
public sealed class QueryNotServedException(string message) : Exception(message);
