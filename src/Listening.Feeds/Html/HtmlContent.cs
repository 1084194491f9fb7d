namespace Listening.Feeds;

/// <summary>What one pass over a piece of HTML yields.</summary>
/// <param name="Text">Plain text; null where there is none.</param>
/// <param name="Html">Sanitised HTML; null where there is nothing.</param>
/// <param name="Links">Absolute http(s) addresses of anchors, in order, no repeats.</param>
/// <param name="Images">Absolute http(s) addresses of images, in order, no repeats.</param>
internal sealed record HtmlContent(string? Text, string? Html, IReadOnlyList<string> Links, IReadOnlyList<string> Images)
{
    /// <summary>Nothing.</summary>
    public static readonly HtmlContent Empty = new(null, null, [], []);

    /// <summary>Reads HTML: sanitised, as text and with absolute addresses at once.</summary>
    /// <param name="html">As published.</param>
    /// <param name="address">The base of relative addresses.</param>
    /// <param name="maxText">Characters of plain text; the HTML may be four times as long.</param>
    public static HtmlContent Read(string html, AddressBase address, int maxText) => new HtmlReader(address, maxText).Read(html);

    /// <summary>Wraps a text that is known to be no markup.</summary>
    public static HtmlContent OfPlain(string? raw, int maxText, bool keepLines = false)
    {
        var text = PlainText.Fold(raw, maxText, keepLines);
        return text is null ? Empty : new HtmlContent(text, HtmlOutput.Escape(text), [], []);
    }
}
