using System.Text;

namespace Listening.Feeds;

/// <summary>What headers and the document's own beginning say about its encoding.</summary>
internal static class DeclaredEncoding
{
    private const int Sniffed = 1024;

    /// <summary>The charset parameter of a Content-Type header.</summary>
    public static string? OfContentType(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        var value = contentType.AsSpan(at + "charset=".Length).TrimStart(" \"'");
        var end = value.IndexOfAny(";\"' ,");
        return (end < 0 ? value : value[..end]).ToString();
    }

    /// <summary>The encoding of the XML declaration, read as ASCII.</summary>
    public static string? OfDeclaration(ReadOnlySpan<byte> document)
    {
        var head = Encoding.Latin1.GetString(document[..Math.Min(Sniffed, document.Length)]);
        var start = head.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : head.IndexOf('>', start);
        return end < 0 ? null : OfDeclaration(head.AsSpan(start, end - start));
    }

    /// <summary>The encoding pseudo-attribute.</summary>
    public static string? OfDeclaration(ReadOnlySpan<char> declaration)
    {
        var at = declaration.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = declaration[(at + "encoding".Length)..].TrimStart(" \t\r\n=").TrimStart("\"'");
        var end = value.IndexOfAny("\"' ?");
        return (end < 0 ? value : value[..end]).ToString();
    }

    /// <summary>The encoding that the pattern of NUL bytes around the first "&lt;" or brace gives away (XML 1.0, appendix F).</summary>
    public static Encoding? OfPattern(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
            return null;
        return (head[0], head[1], head[2], head[3]) switch
        {
            (0, 0, 0, (byte)'<') => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
            ((byte)'<', 0, 0, 0) => new UTF32Encoding(bigEndian: false, byteOrderMark: false),
            (0, (byte)'<' or (byte)'{', 0, not 0) => Encoding.BigEndianUnicode,
            ((byte)'<' or (byte)'{', 0, not 0, 0) => Encoding.Unicode,
            (0x4C, 0x6F, 0xA7, 0x94) => EncodingLabels.Find("ibm037"),
            _ => null,
        };
    }
}
