using System.Text.Json;

namespace Listening.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org), liberal in types: numbers for strings, single values for lists, nulls anywhere.</summary>
internal static class JsonFeedReader
{
    public static FeedParseResult Read(in DecodedText decoded, FeedContext context, AddressBase address)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = context.Limits.MaxDepth };
        try
        {
            using var json = JsonDocument.Parse(decoded.Text, options);
            return IsFeed(json.RootElement)
                ? FeedParseResult.Of(ToDocument(json.RootElement, decoded, context, address))
                : FeedParseResult.Failed(FeedErrorKind.NotAFeed, "The document is JSON but no JSON Feed: it has neither a version of jsonfeed.org nor items.");
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return FeedParseResult.Failed(FeedErrorKind.Malformed, "The document is not valid JSON.");
        }
    }

    private static bool IsFeed(JsonElement root) => root.ValueKind == JsonValueKind.Object
        && (JsonField.Text(root, "version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true
            || (root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array));

    private static FeedDocument ToDocument(JsonElement root, in DecodedText decoded, FeedContext context, AddressBase address)
    {
        var part = new PartBuilder(context.Limits)
        {
            Id = JsonField.Address(root, "feed_url", address),
            Title = PlainText.Title(JsonField.Text(root, "title"), context.Limits.MaxTitle),
            Link = JsonField.Address(root, "home_page_url", address),
            Summary = HtmlContent.OfPlain(JsonField.Text(root, "description"), context.Limits.MaxText),
            Language = JsonField.Text(root, "language"),
        };
        People(root, part, address);
        var feed = FeedAssembly.ToFeed(part, context, address);
        return new FeedDocument
        {
            Format = FeedFormat.Json,
            Bozo = decoded.Misfit,
            Encoding = decoded.Encoding,
            Feed = feed,
            Entries = [.. JsonField.List(root, "items").Where(item => item.ValueKind == JsonValueKind.Object).Take(context.Limits.MaxEntries)
                .Select(item => FeedAssembly.ToEntry(Entry(item, context, address), part, feed))],
        };
    }

    private static PartBuilder Entry(JsonElement item, FeedContext context, AddressBase address)
    {
        var limits = context.Limits;
        var html = JsonField.Text(item, "content_html");
        var part = new PartBuilder(limits)
        {
            Id = PlainText.Verbatim(JsonField.Text(item, "id")),
            IdIsLink = true,
            Title = PlainText.Title(JsonField.Text(item, "title"), limits.MaxTitle),
            Link = JsonField.Address(item, "url", address),
            MinorLink = JsonField.Address(item, "external_url", address),
            Summary = OrNull(HtmlContent.OfPlain(JsonField.Text(item, "summary"), limits.MaxText, keepLines: true)),
            Content = OrNull(string.IsNullOrWhiteSpace(html) ? HtmlContent.OfPlain(JsonField.Text(item, "content_text"), limits.MaxText, keepLines: true) : HtmlContent.Read(html, address, limits.MaxText)),
            Published = FeedDate.Parse(JsonField.Text(item, "date_published")),
            Updated = FeedDate.Parse(JsonField.Text(item, "date_modified")),
            Language = JsonField.Text(item, "language"),
        };
        People(item, part, address);
        foreach (var tag in JsonField.List(item, "tags"))
            part.AddCategory(JsonField.Text(tag));
        foreach (var attachment in JsonField.List(item, "attachments").Where(attachment => attachment.ValueKind == JsonValueKind.Object))
            part.AddEnclosure(JsonField.Address(attachment, "url", address), JsonField.Text(attachment, "mime_type"), JsonField.Text(attachment, "size_in_bytes"));
        part.AddImage(JsonField.Address(item, "image", address));
        part.AddImage(JsonField.Address(item, "banner_image", address));
        return part;
    }

    private static HtmlContent? OrNull(HtmlContent content) => content.Html is null && content.Text is null ? null : content;

    // 1.0 has "author", 1.1 "authors".
    private static void People(JsonElement owner, PartBuilder part, AddressBase address)
    {
        foreach (var person in JsonField.List(owner, "authors").Concat(JsonField.List(owner, "author")))
        {
            if (person.ValueKind == JsonValueKind.Object)
                part.AddPerson(Person.Parse(JsonField.Text(person, "name") ?? JsonField.Text(person, "url"), null, JsonField.Address(person, "url", address)));
            else
                part.AddPerson(Person.Parse(JsonField.Text(person)));
        }
    }
}
