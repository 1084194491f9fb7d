namespace Listening.Feeds;

/// <summary>Where a document came from and how much of it may be read.</summary>
public sealed record FeedContext
{
    /// <summary>No address, no headers, default limits.</summary>
    public static readonly FeedContext None = new();

    /// <summary>The address the document came from, after redirects: the last base of relative addresses.</summary>
    public Uri? Address { get; init; }

    /// <summary>The Content-Type header as received, parameters included.</summary>
    public string? ContentType { get; init; }

    /// <summary>The Content-Location header as received.</summary>
    public string? ContentLocation { get; init; }

    /// <summary>The Content-Language header as received: the language of last resort.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Bounds on what is read.</summary>
    public FeedLimits Limits { get; init; } = FeedLimits.Default;
}

/// <summary>Bounds on a document; what exceeds them is cut or refused with a <see cref="FeedError"/>, never a crash.</summary>
public sealed record FeedLimits
{
    /// <summary>The defaults named at each member.</summary>
    public static readonly FeedLimits Default = new();

    /// <summary>Inflated bytes of a document; more is refused. 15 MiB.</summary>
    public int MaxBytes { get; init; } = 15 * 1024 * 1024;

    /// <summary>Entries read; the rest is left out. 10,000: an archive in one document is read whole.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Depth of JSON and of structure; deeper JSON is refused, deeper markup loses its tags and keeps its text. 256.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Characters of a title; longer is cut. 1,000.</summary>
    public int MaxTitle { get; init; } = 1_000;

    /// <summary>Characters of plain text of a summary or content; longer is cut. 200,000.</summary>
    public int MaxText { get; init; } = 200_000;

    /// <summary>Characters of an id or an address; a longer address is dropped, a longer id replaced by its hash. 2,048.</summary>
    public int MaxAddress { get; init; } = 2_048;
}
