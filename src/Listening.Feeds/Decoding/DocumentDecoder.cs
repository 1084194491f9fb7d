using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Listening.Feeds;

/// <summary>Bytes to characters: byte order mark, pattern, Content-Type, declaration (RFC 7303); what is valid UTF-8 is UTF-8 whatever it claims; the last resort is windows-1252.</summary>
internal static class DocumentDecoder
{
    public static DecodedText Decode(ReadOnlySpan<byte> document, string? contentType)
    {
        if (OfMark(document) is { } marked)
            return marked;
        if (DeclaredEncoding.OfPattern(document) is { } pattern)
            return Lenient(document, pattern, misfit: false);

        var label = DeclaredEncoding.OfContentType(contentType) ?? DeclaredEncoding.OfDeclaration(document);
        var declared = EncodingLabels.Find(label) ?? EncodingLabels.Find(DeclaredEncoding.OfDeclaration(document));
        var isUtf8 = declared is null or UTF8Encoding;
        var unknown = label is not null && declared is null;
        if (!HidesInAscii(declared) && Utf8.IsValid(document))
        {
            var name = isUtf8 || !Ascii.IsValid(document) ? "utf-8" : declared!.WebName;
            return new DecodedText(Encoding.UTF8.GetString(document), name, Misfit: unknown || (!isUtf8 && name == "utf-8"));
        }
        if (declared is UTF8Encoding)
            return new DecodedText(RepairUtf8(document), "utf-8", Misfit: true);
        return declared is null || IsWide(declared)
            ? new DecodedText(Windows1252(document), "windows-1252", Misfit: true)
            : Declared(document, declared);
    }

    private static DecodedText? OfMark(ReadOnlySpan<byte> document) => document switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Utf8.IsValid(rest)
            ? new DecodedText(Encoding.UTF8.GetString(rest), "utf-8", Misfit: false)
            : new DecodedText(RepairUtf8(rest), "utf-8", Misfit: true),
        [0xFF, 0xFE, 0, 0, .. var rest] => Lenient(rest, Encoding.UTF32, misfit: false),
        [0, 0, 0xFE, 0xFF, .. var rest] => Lenient(rest, new UTF32Encoding(bigEndian: true, byteOrderMark: false), misfit: false),
        [0xFF, 0xFE, .. var rest] => Lenient(rest, Encoding.Unicode, misfit: false),
        [0xFE, 0xFF, .. var rest] => Lenient(rest, Encoding.BigEndianUnicode, misfit: false),
        _ => null,
    };

    // ISO 2022 and HZ switch alphabets with ASCII bytes, so "valid UTF-8" says nothing about them; neither does it about EBCDIC.
    private static bool HidesInAscii(Encoding? declared) => declared?.WebName is { } name
        && (name.StartsWith("iso-2022", StringComparison.Ordinal) || name.StartsWith("hz", StringComparison.Ordinal) || name.StartsWith("ibm", StringComparison.OrdinalIgnoreCase));

    private static bool IsWide(Encoding declared) => declared is UnicodeEncoding or UTF32Encoding;

    private static DecodedText Declared(ReadOnlySpan<byte> document, Encoding declared)
    {
        try
        {
            return new DecodedText(declared.GetString(document), declared.WebName, Misfit: false);
        }
        catch (DecoderFallbackException)
        {
            var lenient = (Encoding)declared.Clone();
            lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
            return Lenient(document, lenient, misfit: true);
        }
    }

    private static DecodedText Lenient(ReadOnlySpan<byte> document, Encoding encoding, bool misfit) =>
        new(encoding.GetString(document), encoding.WebName.ToLowerInvariant(), misfit);

    // Valid runs are UTF-8; each byte that is not is what windows-1252 says, which is nearly always what the writer's machine meant.
    private static string RepairUtf8(ReadOnlySpan<byte> document)
    {
        var text = new StringBuilder(document.Length);
        Span<char> pair = stackalloc char[2];
        while (!document.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(document, out var rune, out var consumed);
            if (status == OperationStatus.Done)
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
            else
                text.Append(Windows1252(document[..consumed]));
            document = document[consumed..];
        }
        return text.ToString();
    }

    private static string Windows1252(ReadOnlySpan<byte> document) => string.Create(document.Length, document, static (into, bytes) =>
    {
        for (var i = 0; i < bytes.Length; i++)
            into[i] = bytes[i] is >= 0x80 and <= 0x9F && Characters.Map((char)bytes[i]) is var c and not Characters.Drop ? c : (char)bytes[i];
    });
}
