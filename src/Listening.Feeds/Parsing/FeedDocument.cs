namespace Listening.Feeds;

/// <summary>The family of formats a document was read as.</summary>
public enum FeedFormat
{
    /// <summary>RSS 0.9x and 2.0 (no RDF).</summary>
    Rss,

    /// <summary>RSS 0.90 and 1.0 (RDF).</summary>
    Rdf,

    /// <summary>Atom 0.3 and 1.0 (RFC 4287).</summary>
    Atom,

    /// <summary>JSON Feed 1.0 and 1.1.</summary>
    Json,
}

/// <summary>A parsed feed document: the feed, its entries in document order, and what was odd about the bytes.</summary>
public sealed record FeedDocument
{
    /// <summary>The format the document was read as.</summary>
    public required FeedFormat Format { get; init; }

    /// <summary>True where the document was not well-formed or its bytes did not fit the encoding it claims.</summary>
    public required bool Bozo { get; init; }

    /// <summary>The encoding used, as an IANA name in lower case.</summary>
    public required string Encoding { get; init; }

    /// <summary>The feed itself.</summary>
    public required Feed Feed { get; init; }

    /// <summary>The entries in document order.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>What the publisher says about when to come back.</summary>
    public FeedHints Hints { get; init; } = FeedHints.None;
}

/// <summary>What a feed says of itself. Text is plain; a missing value is null.</summary>
public sealed record Feed
{
    /// <summary>atom:id or the address an RDF channel is about, as published.</summary>
    public string? Id { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>The page the feed belongs to: an absolute http(s) address.</summary>
    public string? Link { get; init; }

    /// <summary>As the feed declares it (BCP 47 in good feeds).</summary>
    public string? Language { get; init; }

    /// <summary>The first author named, else null.</summary>
    public string? Author { get; init; }

    /// <summary>E-mail of the first author.</summary>
    public string? AuthorEmail { get; init; }

    /// <summary>When the feed says it was published, in UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the feed says it last changed, in UTC.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Terms or labels in document order, no repeats.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>One entry. Text is plain, HTML sanitised, addresses absolute http(s), times UTC; a missing value is null or an empty list.</summary>
public sealed record FeedEntry
{
    /// <summary>guid, atom:id or JSON id exactly as published; else the link; else a hash of title, text and date. Never normalised.</summary>
    public required string Id { get; init; }

    /// <summary>False where the publisher gave no id and <see cref="Id"/> was derived.</summary>
    public bool HasOwnId { get; init; }

    /// <summary>The address of the entry's page.</summary>
    public string? Link { get; init; }

    /// <summary>The address of its comments.</summary>
    public string? Comments { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text: description or summary.</summary>
    public string? Summary { get; init; }

    /// <summary>Plain text: the full content.</summary>
    public string? Content { get; init; }

    /// <summary>Sanitised HTML of <see cref="Summary"/>.</summary>
    public string? SummaryHtml { get; init; }

    /// <summary>Sanitised HTML of <see cref="Content"/>.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>Name of the first author named, else the e-mail, else the feed's author.</summary>
    public string? Author { get; init; }

    /// <summary>E-mail of the first author.</summary>
    public string? AuthorEmail { get; init; }

    /// <summary>Address of the first author's page.</summary>
    public string? AuthorUrl { get; init; }

    /// <summary>Names of all authors in document order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>UTC; null where missing or impossible.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>UTC; null where missing or impossible.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The language in force on the entry's text.</summary>
    public string? Language { get; init; }

    /// <summary>Terms or labels in document order, no repeats.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Attached files.</summary>
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>Where the entry was first published, when a feed republishes it.</summary>
    public FeedEntrySource? Source { get; init; }

    /// <summary>Addresses of links in the content, absolute http(s), in order, no repeats.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Addresses of images in the content and image enclosures, absolute http(s), in order, no repeats.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];
}

/// <summary>An attached file.</summary>
public sealed record FeedEnclosure
{
    /// <summary>Absolute http(s) address.</summary>
    public required string Url { get; init; }

    /// <summary>Media type, null where missing.</summary>
    public string? Type { get; init; }

    /// <summary>Bytes, null where missing or not a number.</summary>
    public long? Length { get; init; }
}

/// <summary>The feed an entry was first published in.</summary>
public sealed record FeedEntrySource
{
    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute http(s) address.</summary>
    public string? Link { get; init; }
}

/// <summary>What a document says about when to come back (RSS ttl, skipHours, skipDays; sy:updatePeriod and updateFrequency).</summary>
public sealed record FeedHints
{
    /// <summary>Nothing said.</summary>
    public static readonly FeedHints None = new();

    /// <summary>The longest of ttl and the syndication period; null where neither is sound.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Hours of the day, GMT, 0 to 23, in which the publisher wants no visit.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days, GMT, on which the publisher wants no visit.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}
