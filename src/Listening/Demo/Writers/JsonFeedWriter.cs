using System.Text.Encodings.Web;
using System.Text.Json;

namespace Listening.Demo;

/// <summary>JSON Feed 1.1.</summary>
internal static class JsonFeedWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(DemoListing listing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", listing.Source.Title);
            json.WriteString("description", listing.Source.About);
            json.WriteString("home_page_url", listing.Home);
            json.WriteString("feed_url", listing.Self);
            json.WriteString("language", listing.Source.Language);
            json.WriteStartArray("items");
            foreach (var entry in listing.Entries)
                Item(json, listing.Source, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Item(Utf8JsonWriter json, DemoSource source, DemoEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("id", entry.Guid ?? entry.Link);
        json.WriteString("url", entry.Link);
        if (entry.Post.Title is { } title)
            json.WriteString("title", title);
        json.WriteString(source.Html ? "content_html" : "content_text", entry.Body);
        json.WriteString("date_published", entry.Published.UtcDateTime);
        if (entry.Updated > entry.Published)
            json.WriteString("date_modified", entry.Updated.UtcDateTime);
        json.WriteString("language", entry.Post.Language);
        json.WriteStartArray("authors");
        json.WriteStartObject();
        json.WriteString("name", entry.Post.Author);
        json.WriteEndObject();
        json.WriteEndArray();
        Tags(json, entry.Post.Categories);
        json.WriteEndObject();
    }

    private static void Tags(Utf8JsonWriter json, IReadOnlyList<string> tags)
    {
        if (tags.Count == 0)
            return;
        json.WriteStartArray("tags");
        foreach (var tag in tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
    }
}
