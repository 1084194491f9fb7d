using System.Xml;

namespace Listening.Demo;

/// <summary>RSS 2.0 with Dublin Core authors; HTML bodies in <c>content:encoded</c>.</summary>
internal static class RssWriter
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static void Write(XmlWriter xml, DemoListing listing)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        Channel(xml, listing);
        foreach (var entry in listing.Entries)
            Item(xml, listing.Source, entry);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Channel(XmlWriter xml, DemoListing listing)
    {
        xml.WriteElementString("title", listing.Source.Title);
        xml.WriteElementString("link", listing.Home);
        xml.WriteElementString("description", listing.Source.About);
        xml.WriteElementString("language", listing.Source.Language);
        xml.WriteElementString("lastBuildDate", listing.Changed.ToString("R"));
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("href", listing.Self);
        xml.WriteEndElement();
    }

    private static void Item(XmlWriter xml, DemoSource source, DemoEntry entry)
    {
        xml.WriteStartElement("item");
        if (entry.Post.Title is { } title)
            xml.WriteElementString("title", title);
        xml.WriteElementString("link", entry.Link);
        Guid(xml, entry);
        xml.WriteElementString("pubDate", entry.Published.ToString("R"));
        xml.WriteElementString("creator", DublinCore, entry.Post.Author);
        foreach (var category in entry.Post.Categories)
            xml.WriteElementString("category", category);
        if (source.Html)
            xml.WriteElementString("encoded", Content, entry.Body);
        else
            xml.WriteElementString("description", entry.Body);
        xml.WriteEndElement();
    }

    private static void Guid(XmlWriter xml, DemoEntry entry)
    {
        if (entry.Guid is null)
            return;
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(entry.Guid);
        xml.WriteEndElement();
    }
}
