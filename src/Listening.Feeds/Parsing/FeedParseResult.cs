using System.Diagnostics.CodeAnalysis;

namespace Listening.Feeds;

/// <summary>Why a document gave no feed.</summary>
public enum FeedErrorKind
{
    /// <summary>No bytes, or only white space.</summary>
    Empty,

    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>Well-formed XML or JSON of another kind, or neither.</summary>
    NotAFeed,

    /// <summary>So broken that nothing could be read.</summary>
    Malformed,

    /// <summary>Beyond <see cref="FeedLimits"/>.</summary>
    TooLarge,
}

/// <summary>A parse failure as a value: what and, where known, where.</summary>
/// <param name="Kind">The class of failure.</param>
/// <param name="Message">One line for people: what is wrong and what to do.</param>
public sealed record FeedError(FeedErrorKind Kind, string Message);

/// <summary>Either a document or an error.</summary>
public sealed record FeedParseResult
{
    private FeedParseResult(FeedDocument? document, FeedError? error) => (Document, Error) = (document, error);

    /// <summary>The document; null where there is an error.</summary>
    public FeedDocument? Document { get; }

    /// <summary>The error; null where there is a document.</summary>
    public FeedError? Error { get; }

    /// <summary>True where there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Document is not null;

    /// <summary>A document was read.</summary>
    public static FeedParseResult Of(FeedDocument document) => new(document, null);

    /// <summary>No feed came of it.</summary>
    public static FeedParseResult Failed(FeedErrorKind kind, string message) => new(null, new FeedError(kind, message));
}
