namespace Listening.Queries;

/// <summary>What a query can ask about one document. A missing value is null or an empty list and matches no test of its field.</summary>
public sealed record QueryDocument
{
    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text without the title; a blank line ends a paragraph.</summary>
    public string? Text { get; init; }

    /// <summary>Display name.</summary>
    public string? AuthorName { get; init; }

    /// <summary>Account name, with or without <c>@</c>.</summary>
    public string? AuthorHandle { get; init; }

    /// <summary>Host without <c>www.</c></summary>
    public string? Site { get; init; }

    /// <summary>The document's address.</summary>
    public string? Url { get; init; }

    /// <summary>Addresses in it.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Addresses of pictures in it.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>With <c>#</c> or without.</summary>
    public IReadOnlyList<string> Hashtags { get; init; } = [];

    /// <summary>BCP 47; <c>und</c> counts as none for <c>has:language</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The source's stable id.</summary>
    public string? SourceId { get; init; }

    /// <summary>The source's title.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>The source's kind.</summary>
    public string? SourceKind { get; init; }

    /// <summary>As published.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Of the source and of people.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Ids of the unit's queries that matched.</summary>
    public IReadOnlyList<string> Queries { get; init; } = [];

    /// <summary>Goals of these.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>The unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Id shared by near-duplicates.</summary>
    public string? Story { get; init; }

    /// <summary>The mention's id.</summary>
    public string? Id { get; init; }

    /// <summary>private, company or public.</summary>
    public string? Visibility { get; init; }

    /// <summary>backfill, no_date …</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Heard { get; init; }

    /// <summary>Where the source has one.</summary>
    public double? Rating { get; init; }

    /// <summary>negative, neutral, positive or unsure.</summary>
    public string? SentimentLabel { get; init; }

    /// <summary>Positive minus negative.</summary>
    public double? SentimentScore { get; init; }

    /// <summary>Workflow status.</summary>
    public string? Status { get; init; }

    /// <summary>Workflow assignee.</summary>
    public string? Assignee { get; init; }

    /// <summary>Workflow priority.</summary>
    public string? Priority { get; init; }
}
