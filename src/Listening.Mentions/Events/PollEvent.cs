using System.Text.Json.Serialization;

namespace Listening.Mentions;

/// <summary>One poll of one source (contracts.md §3b).</summary>
public sealed record PollEvent
{
    /// <summary>When it ended.</summary>
    [JsonPropertyName("@timestamp")]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Who polled.</summary>
    public required string Unit { get; init; }

    /// <summary>What was polled; id and kind are set.</summary>
    public required PollEventSource Source { get; init; }

    /// <summary>fetched, not_modified, throttled, failed, gone or skipped.</summary>
    public required string Outcome { get; init; }

    /// <summary>HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>One line, secrets redacted.</summary>
    public string? Error { get; init; }

    /// <summary>Milliseconds.</summary>
    public long DurationMs { get; init; }

    /// <summary>Inflated bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Entries in the document.</summary>
    public long Fetched { get; init; }

    /// <summary>Heard for the first time.</summary>
    public long New { get; init; }

    /// <summary>Heard again, changed.</summary>
    public long Revised { get; init; }

    /// <summary>Known and the same.</summary>
    public long Unchanged { get; init; }

    /// <summary>Heard from another source already.</summary>
    public long Duplicate { get; init; }

    /// <summary>Matched no query.</summary>
    public long Unmatched { get; init; }

    /// <summary>Refused, with the reason logged.</summary>
    public long Rejected { get; init; }

    /// <summary>The same counts since the source was first polled.</summary>
    public required EntryCounts Total { get; init; }

    /// <summary>The window overflowed: everything in the document was new, so entries may have passed unheard.</summary>
    public bool Overflow { get; init; }

    /// <summary>Start of a coverage gap.</summary>
    public DateTimeOffset? GapFrom { get; init; }

    /// <summary>End of a coverage gap.</summary>
    public DateTimeOffset? GapTo { get; init; }

    /// <summary>When next.</summary>
    public DateTimeOffset? NextPoll { get; init; }

    /// <summary>The rule that set it.</summary>
    public string? NextReason { get; init; }

    /// <summary>The listener process's incarnation.</summary>
    public string? Incarnation { get; init; }
}

/// <summary>The source of a poll event.</summary>
public sealed record PollEventSource(string Id, string Kind);

/// <summary>What became of fetched entries: fetched = new + revised + unchanged + duplicate + unmatched + rejected.</summary>
public sealed record EntryCounts
{
    /// <summary>No entries.</summary>
    public static readonly EntryCounts Zero = new();

    /// <summary>Entries in documents.</summary>
    public long Fetched { get; init; }

    /// <summary>Heard for the first time.</summary>
    public long New { get; init; }

    /// <summary>Heard again, changed (edits and re-matches).</summary>
    public long Revised { get; init; }

    /// <summary>Known and the same.</summary>
    public long Unchanged { get; init; }

    /// <summary>Heard from another source already.</summary>
    public long Duplicate { get; init; }

    /// <summary>Matched no query.</summary>
    public long Unmatched { get; init; }

    /// <summary>Refused.</summary>
    public long Rejected { get; init; }

    /// <summary>Every fetched entry has one outcome.</summary>
    [JsonIgnore]
    public bool Balances => Fetched == New + Revised + Unchanged + Duplicate + Unmatched + Rejected;

    /// <summary>Sums member by member.</summary>
    public static EntryCounts operator +(EntryCounts left, EntryCounts right) => new()
    {
        Fetched = left.Fetched + right.Fetched,
        New = left.New + right.New,
        Revised = left.Revised + right.Revised,
        Unchanged = left.Unchanged + right.Unchanged,
        Duplicate = left.Duplicate + right.Duplicate,
        Unmatched = left.Unmatched + right.Unmatched,
        Rejected = left.Rejected + right.Rejected,
    };
}
