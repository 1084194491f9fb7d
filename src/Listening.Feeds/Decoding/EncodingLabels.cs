using System.Collections.Frozen;
using System.Text;

namespace Listening.Feeds;

/// <summary>Names of encodings as documents give them (WHATWG Encoding, labels), to what this runtime decodes.</summary>
internal static class EncodingLabels
{
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8", ["unicode-1-1-utf-8"] = "utf-8", ["u8"] = "utf-8",
        ["iso-8859-1"] = "windows-1252", ["iso8859-1"] = "windows-1252", ["iso88591"] = "windows-1252", ["iso_8859-1"] = "windows-1252", ["latin1"] = "windows-1252", ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252", ["us-ascii"] = "windows-1252", ["ascii"] = "windows-1252", ["cp1252"] = "windows-1252", ["x-cp1252"] = "windows-1252", ["ansi"] = "windows-1252",
        ["latin2"] = "iso-8859-2", ["cp1250"] = "windows-1250", ["cp1251"] = "windows-1251", ["win-1251"] = "windows-1251", ["iso-8859-9"] = "windows-1254", ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874", ["tis-620"] = "windows-874", ["gb2312"] = "gb18030", ["gb_2312-80"] = "gb18030", ["gbk"] = "gb18030", ["x-gbk"] = "gb18030", ["cp936"] = "gb18030",
        ["big5-hkscs"] = "big5", ["x-x-big5"] = "big5", ["cp950"] = "big5", ["sjis"] = "shift_jis", ["shift-jis"] = "shift_jis", ["x-sjis"] = "shift_jis", ["windows-31j"] = "shift_jis", ["ms_kanji"] = "shift_jis", ["cp932"] = "shift_jis",
        ["eucjp"] = "euc-jp", ["x-euc-jp"] = "euc-jp", ["euckr"] = "euc-kr", ["ks_c_5601-1987"] = "euc-kr", ["cp949"] = "euc-kr", ["korean"] = "euc-kr", ["koi8"] = "koi8-r", ["koi"] = "koi8-r",
        ["utf16"] = "utf-16", ["ucs-2"] = "utf-16", ["iso-10646-ucs-2"] = "utf-16", ["utf-16le"] = "utf-16", ["utf-16be"] = "utf-16be", ["utf32"] = "utf-32", ["ucs-4"] = "utf-32", ["iso-10646-ucs-4"] = "utf-32", ["utf-32le"] = "utf-32",
        ["ebcdic-cp-us"] = "ibm037", ["cp037"] = "ibm037", ["macintosh"] = "macintosh", ["x-mac-roman"] = "macintosh", ["mac"] = "macintosh",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of a label, throwing on bytes it cannot hold; null for an unknown label.</summary>
    public static Encoding? Find(string? label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return null;
        var name = label.Trim(' ', '"', '\'', '\t');
        name = Aliases.GetValueOrDefault(name, name);
        // UTF-7 can hide markup from every check of the bytes, and no feed needs it.
        return name.Length > 40 || name.Equals("utf-7", StringComparison.OrdinalIgnoreCase) ? null : Strict(name);
    }

    private static Encoding? Strict(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
