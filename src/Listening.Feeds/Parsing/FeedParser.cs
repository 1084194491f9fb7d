namespace Listening.Feeds;

/// <summary>Reads RSS, RDF, Atom and JSON Feed documents liberally. Never throws on any input, never touches network or disk.</summary>
public static class FeedParser
{
    /// <summary>Parses a whole document.</summary>
    /// <param name="document">The bytes after transfer and content decoding.</param>
    /// <param name="context">Where they came from and the bounds.</param>
    /// <param name="cancellationToken">Ends a long parse with <see cref="OperationCanceledException"/>.</param>
    public static FeedParseResult Parse(ReadOnlySpan<byte> document, FeedContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
