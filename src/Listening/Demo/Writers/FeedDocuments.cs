using System.Text;
using System.Xml;

namespace Listening.Demo;

/// <summary>Writes a listing in its source's format.</summary>
internal static class FeedDocuments
{
    public static string MediaType(DemoFormat format) => format switch
    {
        DemoFormat.Rss => "application/rss+xml; charset=utf-8",
        DemoFormat.Rdf => "application/rdf+xml; charset=utf-8",
        DemoFormat.Atom => "application/atom+xml; charset=utf-8",
        DemoFormat.Json => "application/feed+json; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static byte[] Write(DemoListing listing) => listing.Source.Format switch
    {
        DemoFormat.Rss => Xml(listing, RssWriter.Write),
        DemoFormat.Rdf => Xml(listing, RdfWriter.Write),
        DemoFormat.Atom => Xml(listing, AtomWriter.Write),
        DemoFormat.Json => JsonFeedWriter.Write(listing),
        _ => throw new ArgumentOutOfRangeException(nameof(listing)),
    };

    private static byte[] Xml(DemoListing listing, Action<XmlWriter, DemoListing> write)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(bytes, settings))
            write(xml, listing);
        return bytes.ToArray();
    }
}
