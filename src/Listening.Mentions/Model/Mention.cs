using System.Text.Json;
using System.Text.Json.Serialization;

namespace Listening.Mentions;

/// <summary>An entry that matches a unit's query, enriched: the same JSON on the topic, in the index and from <c>--json</c> (contracts.md §3a, schema 1).</summary>
public sealed record Mention
{
    /// <summary>The schema this code writes.</summary>
    public const int CurrentSchema = 1;

    /// <summary><see cref="Published"/> clamped to [1990, heard], else <see cref="FirstHeard"/>: the time people mean.</summary>
    [JsonPropertyName("@timestamp")]
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>128 bits in lower-case hexadecimal, see <see cref="MentionIdentity"/>.</summary>
    public required string Id { get; init; }

    /// <summary>UTC milliseconds, strictly rising per id.</summary>
    public required long Revision { get; init; }

    /// <summary>Version of this document's shape.</summary>
    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Hash of what the publisher wrote; a change of it is an edit.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Who heard it.</summary>
    public required string Unit { get; init; }

    /// <summary>private, company or public.</summary>
    public required string Visibility { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text without the title; a line break is <c>\n</c>, a block boundary <c>\n\n</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Tokens of <see cref="Text"/>.</summary>
    public int Words { get; init; }

    /// <summary>BCP 47, <c>und</c> when unsure.</summary>
    public string Language { get; init; } = "und";

    /// <summary>Canonical address for opening, secrets redacted.</summary>
    public string? Url { get; init; }

    /// <summary>Host of <see cref="Url"/> without <c>www.</c></summary>
    public string? Site { get; init; }

    /// <summary>Who wrote it.</summary>
    public MentionAuthor? Author { get; init; }

    /// <summary>Where it was heard.</summary>
    public required MentionSource Source { get; init; }

    /// <summary>As the publisher says.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When this revision was heard.</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>When its first revision was heard.</summary>
    public required DateTimeOffset FirstHeard { get; init; }

    /// <summary>Set by the indexer.</summary>
    public DateTimeOffset? Indexed { get; init; }

    /// <summary>Which queries matched, and where.</summary>
    public IReadOnlyList<MentionMatch> Matches { get; init; } = [];

    /// <summary>Ids of <see cref="Matches"/>, for filters. Empty: an edit that no longer matches, hidden from searches unless asked for.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>Goals of <see cref="Matches"/>, for filters.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>Null where no model could speak.</summary>
    public MentionSentiment? Sentiment { get; init; }

    /// <summary>Without <c>#</c>, as written.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>Mentioned accounts without <c>@</c>.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>Addresses in the text.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Addresses of pictures.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>As published.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Tags of the source and of people.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Where the source has one.</summary>
    public double? Rating { get; init; }

    /// <summary>Id shared by near-duplicates.</summary>
    public string? Story { get; init; }

    /// <summary>The bands it is found by.</summary>
    public IReadOnlyList<string> StoryBands { get; init; } = [];

    /// <summary>People's part, folded in from the actions by the store.</summary>
    public MentionWorkflow? Workflow { get; init; }

    /// <summary>See <see cref="MentionFlags"/>.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Fields of a newer schema, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}

/// <summary>Values of <see cref="Mention.Flags"/>.</summary>
public static class MentionFlags
{
    /// <summary>Heard on the first poll of a source or by re-matching: no alert.</summary>
    public const string Backfill = "backfill";

    /// <summary>The publisher's date lies in the future.</summary>
    public const string FutureDate = "future_date";

    /// <summary>The publisher gave no date that can be read.</summary>
    public const string NoDate = "no_date";

    /// <summary>Text was cut at a limit.</summary>
    public const string Truncated = "truncated";
}

/// <summary>Who wrote a mention.</summary>
public sealed record MentionAuthor
{
    /// <summary>Display name.</summary>
    public string? Name { get; init; }

    /// <summary>Account name without <c>@</c>.</summary>
    public string? Handle { get; init; }

    /// <summary>Profile page.</summary>
    public string? Url { get; init; }
}

/// <summary>Where a mention was heard.</summary>
public sealed record MentionSource
{
    /// <summary>Stable id.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of source.</summary>
    public required string Kind { get; init; }

    /// <summary>The source's own title.</summary>
    public string? Title { get; init; }

    /// <summary>Configured address, secrets redacted.</summary>
    public string? Url { get; init; }

    /// <summary>Tags of the configuration.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>A query that matched.</summary>
public sealed record MentionMatch
{
    /// <summary>Id of the query.</summary>
    public required string Query { get; init; }

    /// <summary>Its goal.</summary>
    public string? Goal { get; init; }

    /// <summary>Where it matched.</summary>
    public IReadOnlyList<MentionSpan> Spans { get; init; } = [];
}

/// <summary>A matched stretch.</summary>
/// <param name="Field">title or text.</param>
/// <param name="Start">In UTF-16 units.</param>
/// <param name="Length">In UTF-16 units.</param>
public sealed record MentionSpan(string Field, int Start, int Length);

/// <summary>What the model, or a person, says of a mention.</summary>
public sealed record MentionSentiment
{
    /// <summary>negative, neutral, positive or unsure; a person's label where there is one.</summary>
    public required string Label { get; init; }

    /// <summary>Probability.</summary>
    public float Negative { get; init; }

    /// <summary>Probability.</summary>
    public float Neutral { get; init; }

    /// <summary>Probability.</summary>
    public float Positive { get; init; }

    /// <summary>Positive minus negative.</summary>
    public float Score { get; init; }

    /// <summary>The highest probability.</summary>
    public float Confidence { get; init; }

    /// <summary>Which model spoke.</summary>
    public string? Model { get; init; }

    /// <summary>A person overruled it.</summary>
    public bool Corrected { get; init; }
}

/// <summary>People's part of a mention.</summary>
public sealed record MentionWorkflow
{
    /// <summary>new, open, answered or closed.</summary>
    public string? Status { get; init; }

    /// <summary>Who cares for it.</summary>
    public string? Assignee { get; init; }

    /// <summary>low, normal, high or urgent.</summary>
    public string? Priority { get; init; }

    /// <summary>A person's sentiment label.</summary>
    public string? Label { get; init; }

    /// <summary>Tags people added.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Notes in order of time.</summary>
    public IReadOnlyList<MentionNote> Notes { get; init; } = [];

    /// <summary>When a person first saw it.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>The last act.</summary>
    public DateTimeOffset? Updated { get; init; }
}

/// <summary>A note of a person.</summary>
public sealed record MentionNote(DateTimeOffset At, string By, string Text);
