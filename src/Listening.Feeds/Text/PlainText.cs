using System.Buffers;

namespace Listening.Feeds;

/// <summary>Foreign text to plain text.</summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Markup = SearchValues.Create("<&");

    /// <summary>True where a text may hold tags or references; all other texts never see the HTML reader.</summary>
    public static bool MayBeMarkup(ReadOnlySpan<char> text) => text.ContainsAny(Markup);

    /// <summary>Folds a text that is no markup; null where nothing is left.</summary>
    public static string? Fold(string? raw, int max, bool keepLines = false)
    {
        if (string.IsNullOrEmpty(raw))
            return null;
        if (raw.Length <= max && IsFolded(raw))
            return raw;
        var text = new FoldedText(max);
        text.Append(raw, keepLines);
        return text.Take();
    }

    /// <summary>One line of plain text out of HTML or plain text, for titles, names and terms.</summary>
    public static string? Title(string? raw, int max)
    {
        if (raw is null || !MayBeMarkup(raw))
            return Fold(raw, max);
        return Fold(HtmlContent.Read(raw, AddressBase.None, max).Text, max);
    }

    /// <summary>An identifier or address as published: trimmed, with nothing in it that may not stay; null where nothing is left.</summary>
    public static string? Verbatim(string? raw)
    {
        var trimmed = raw.AsSpan().Trim();
        if (trimmed.IsEmpty)
            return null;
        if (!trimmed.ContainsAnyExceptInRange(' ', '~'))
            return trimmed.Length == raw!.Length ? raw : trimmed.ToString();
        return Fold(trimmed.ToString(), int.MaxValue);
    }

    private static bool IsFolded(string text)
    {
        var wasSpace = true;
        foreach (var c in text)
        {
            if (c is < ' ' or > '\u007E' and (< '\u00A0' or > '\u2027'))
                return false;
            if (c == ' ' && wasSpace)
                return false;
            wasSpace = c == ' ';
        }
        return !wasSpace;
    }
}
