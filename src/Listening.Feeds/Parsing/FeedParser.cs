namespace Listening.Feeds;

/// <summary>Reads RSS, RDF, Atom and JSON Feed documents liberally. Never throws on any input, never touches network or disk.</summary>
public static class FeedParser
{
    /// <summary>Parses a whole document.</summary>
    /// <param name="document">The bytes after transfer and content decoding.</param>
    /// <param name="context">Where they came from and the bounds.</param>
    /// <param name="cancellationToken">Ends a long parse with <see cref="OperationCanceledException"/>.</param>
    public static FeedParseResult Parse(ReadOnlySpan<byte> document, FeedContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (document.Length > context.Limits.MaxBytes)
            return FeedParseResult.Failed(FeedErrorKind.TooLarge, $"The document has {document.Length} bytes; at most {context.Limits.MaxBytes} are read.");
        var decoded = DocumentDecoder.Decode(document, context.ContentType);
        var start = FirstCharacter(decoded.Text);
        if (start is null)
            return FeedParseResult.Failed(FeedErrorKind.Empty, "The document is empty.");
        var address = BaseOf(context);
        return start is '{' or '['
            ? JsonFeedReader.Read(decoded, context, address)
            : ReadXml(decoded, context, address, cancellationToken);
    }

    private static FeedParseResult ReadXml(in DecodedText decoded, FeedContext context, AddressBase address, CancellationToken cancellationToken)
    {
        var strict = new XmlFeedReader(context, address, cancellationToken);
        if (strict.TryRead(decoded.Text))
            return strict.IsFeed ? FeedParseResult.Of(strict.ToDocument(decoded.Misfit, decoded.Encoding)) : NoFeed(decoded.Text, strict.RootName);
        return ReadLiberally(decoded, context, address, cancellationToken);
    }

    private static FeedParseResult ReadLiberally(in DecodedText decoded, FeedContext context, AddressBase address, CancellationToken cancellationToken)
    {
        var repair = XmlRepair.Of(decoded.Text, context.Limits.MaxDepth, cancellationToken);
        if (repair.Text is null)
            return NoFeed(decoded.Text, null);
        var liberal = new XmlFeedReader(context, address, cancellationToken);
        var whole = liberal.TryRead(repair.Text);
        return liberal.IsFeed && (whole || liberal.HasContent)
            ? FeedParseResult.Of(liberal.ToDocument(decoded.Misfit || repair.Faulty || !whole, decoded.Encoding))
            : FeedParseResult.Failed(FeedErrorKind.Malformed, "The document is too broken to be read as a feed.");
    }

    private static FeedParseResult NoFeed(string text, string? rootName)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return FeedParseResult.Failed(FeedErrorKind.Html, "An HTML page came where a feed was expected.");
        return rootName is null
            ? FeedParseResult.Failed(FeedErrorKind.NotAFeed, "The document is no RSS, Atom or JSON feed.")
            : FeedParseResult.Failed(FeedErrorKind.NotAFeed, $"The document is no feed: its root element is <{PlainText.Fold(rootName, 60)}>.");
    }

    private static char? FirstCharacter(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\uFEFF' or '\0'))
                return c;
        }
        return null;
    }

    private static AddressBase BaseOf(FeedContext context)
    {
        var address = context.Address is { IsAbsoluteUri: true, Scheme: "http" or "https" } ? context.Address : null;
        return new AddressBase(address, context.Limits.MaxAddress).Within(context.ContentLocation);
    }
}
