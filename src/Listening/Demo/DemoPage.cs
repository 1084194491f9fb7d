using System.Net;

namespace Listening.Demo;

/// <summary>The web pages behind the sample feeds, so that links open.</summary>
internal static class DemoPage
{
    public static string Entry(DemoSource source, DemoEntry entry) => Page(
        source.Language,
        entry.Post.Title ?? $"{entry.Post.Author} on {source.Title}",
        $"""
        <p>{Encode(entry.Post.Author)}, {entry.Published:yyyy-MM-dd HH:mm} UTC, on <a href="/{source.Id}/">{Encode(source.Title)}</a></p>
        <div style="white-space: pre-line">{(source.Html ? entry.Body : Encode(entry.Body))}</div>
        """);

    public static string Home(DemoListing listing) => Page(
        listing.Source.Language,
        listing.Source.Title,
        $"<p>{Encode(listing.Source.About)}</p><ul>{string.Concat(listing.Entries.Select(Line))}</ul>");

    private static string Line(DemoEntry entry) =>
        $"<li><a href=\"{Encode(entry.Link)}\">{Encode(entry.Post.Title ?? entry.Post.Author)}</a></li>\n";

    private static string Page(string language, string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="{Encode(language)}">
        <head><meta charset="utf-8"><title>{Encode(title)}</title></head>
        <body style="max-width: 40rem; margin: 2rem auto; font-family: sans-serif">
        <h1>{Encode(title)}</h1>
        {body}
        <hr><p><small>A page of Listening's built-in sample world. Everything here is invented.</small></p>
        </body>
        </html>

        """;

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
