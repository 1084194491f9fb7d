namespace Listening.Queries;

/// <summary>Code points of UTF-16 text in which surrogates may stand alone: they are code points of their own, so that no position shifts.</summary>
internal static class CodePoints
{
    internal static int At(ReadOnlySpan<char> text, int index, out int width)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            width = 2;
            return char.ConvertToUtf32(c, text[index + 1]);
        }

        width = 1;
        return c;
    }

    internal static int Write(int point, Span<char> target)
    {
        if (point < 0x10000)
        {
            target[0] = (char)point;
            return 1;
        }

        target[0] = (char)(0xD7C0 + (point >> 10));
        target[1] = (char)(0xDC00 | (point & 0x3FF));
        return 2;
    }

    /// <summary>The first <paramref name="limit"/> units or fewer, never half a pair.</summary>
    internal static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int limit)
    {
        if (text.Length <= limit)
            return text;
        return char.IsHighSurrogate(text[limit - 1]) ? text[..(limit - 1)] : text[..limit];
    }
}
