using System.Xml;

namespace Listening.Demo;

/// <summary>RSS 1.0 (RDF) with Dublin Core; an item is <c>rdf:about</c> its id.</summary>
internal static class RdfWriter
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Rss = "http://purl.org/rss/1.0/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    public static void Write(XmlWriter xml, DemoListing listing)
    {
        xml.WriteStartElement("rdf", "RDF", Rdf);
        xml.WriteAttributeString("xmlns", Rss);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        Channel(xml, listing);
        foreach (var entry in listing.Entries)
            Item(xml, entry);
        xml.WriteEndElement();
    }

    private static void Channel(XmlWriter xml, DemoListing listing)
    {
        xml.WriteStartElement("channel", Rss);
        xml.WriteAttributeString("about", Rdf, listing.Self);
        xml.WriteElementString("title", Rss, listing.Source.Title);
        xml.WriteElementString("link", Rss, listing.Home);
        xml.WriteElementString("description", Rss, listing.Source.About);
        xml.WriteElementString("language", DublinCore, listing.Source.Language);
        xml.WriteStartElement("items", Rss);
        xml.WriteStartElement("Seq", Rdf);
        foreach (var entry in listing.Entries)
        {
            xml.WriteStartElement("li", Rdf);
            xml.WriteAttributeString("resource", Rdf, entry.Guid ?? entry.Link);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Item(XmlWriter xml, DemoEntry entry)
    {
        xml.WriteStartElement("item", Rss);
        xml.WriteAttributeString("about", Rdf, entry.Guid ?? entry.Link);
        if (entry.Post.Title is { } title)
            xml.WriteElementString("title", Rss, title);
        xml.WriteElementString("link", Rss, entry.Link);
        xml.WriteElementString("description", Rss, entry.Body);
        xml.WriteElementString("creator", DublinCore, entry.Post.Author);
        xml.WriteElementString("date", DublinCore, entry.Published.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        foreach (var category in entry.Post.Categories)
            xml.WriteElementString("subject", DublinCore, category);
        xml.WriteEndElement();
    }
}
