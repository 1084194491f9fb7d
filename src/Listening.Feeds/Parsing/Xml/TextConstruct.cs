using System.Text;

namespace Listening.Feeds;

/// <summary>What the text of a field is: Atom says it in <c>type</c> and <c>mode</c> (RFC 4287 §3.1, Atom 0.3 §3.1), RSS leaves it to the reader, who takes it for HTML.</summary>
internal static class TextConstruct
{
    private const int MaxEncoded = 8 * 1024 * 1024;

    /// <summary>As one line of plain text.</summary>
    public static string? Title(in FieldValue field, int max)
    {
        var text = Decoded(field);
        return IsPlain(field) ? PlainText.Fold(text, max) : PlainText.Title(text, max);
    }

    /// <summary>As text, HTML and addresses.</summary>
    public static HtmlContent Content(in FieldValue field, int max)
    {
        var text = Decoded(field);
        return string.IsNullOrWhiteSpace(text) ? HtmlContent.Empty
            : IsPlain(field) || !PlainText.MayBeMarkup(text) ? HtmlContent.OfPlain(text, max)
            : HtmlContent.Read(text, field.Base, max);
    }

    private static bool IsPlain(in FieldValue field) => field.IsAtom && !field.HasMarkup && !IsHtml(MediaType(field));

    private static bool IsHtml(string? type) => type is "html" or "xhtml" or "text/html" or "application/xhtml+xml" or "application/xhtml";

    private static string? Decoded(in FieldValue field) => IsBase64(field) ? OfBase64(field.Text) ?? field.Text : field.Text;

    private static bool IsBase64(in FieldValue field) => field.Attributes.Mode is { } mode
        ? mode.Trim().Equals("base64", StringComparison.OrdinalIgnoreCase)
        : field.IsAtom && !field.HasMarkup && MediaType(field) is { } type && type.Contains('/') && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal) && !IsHtml(type);

    private static string? OfBase64(string text)
    {
        if (text.Length > MaxEncoded)
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, written)) ? Encoding.UTF8.GetString(bytes, 0, written) : null;
    }

    private static string? MediaType(in FieldValue field)
    {
        var type = field.Attributes.Type?.Split(';')[0].Trim().ToLowerInvariant();
        return string.IsNullOrEmpty(type) ? null : type;
    }
}
