using System.Xml;

namespace Listening.Demo;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal static class AtomWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static void Write(XmlWriter xml, DemoListing listing)
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, listing.Source.Language);
        xml.WriteElementString("title", Atom, listing.Source.Title);
        xml.WriteElementString("subtitle", Atom, listing.Source.About);
        xml.WriteElementString("id", Atom, $"https://{listing.Source.Host}/");
        xml.WriteElementString("updated", Atom, Time(listing.Changed));
        Link(xml, "alternate", listing.Home);
        Link(xml, "self", listing.Self);
        foreach (var entry in listing.Entries)
            Entry(xml, listing.Source, entry);
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, DemoSource source, DemoEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("title", Atom, entry.Post.Title ?? "");
        Link(xml, "alternate", entry.Link);
        xml.WriteElementString("id", Atom, entry.Guid ?? entry.Link);
        xml.WriteElementString("published", Atom, Time(entry.Published));
        xml.WriteElementString("updated", Atom, Time(entry.Updated));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, entry.Post.Author);
        xml.WriteEndElement();
        foreach (var category in entry.Post.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        Content(xml, source, entry);
        xml.WriteEndElement();
    }

    private static void Content(XmlWriter xml, DemoSource source, DemoEntry entry)
    {
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", source.Html ? "html" : "text");
        if (entry.Post.Language != source.Language)
            xml.WriteAttributeString("xml", "lang", null, entry.Post.Language);
        xml.WriteString(entry.Body);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
