using System.Buffers;
using System.Text;

namespace Listening.Feeds;

/// <summary>Makes addresses absolute http(s), or null. Never touches the network.</summary>
internal readonly record struct AddressBase(Uri? Address, int MaxLength)
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> Unclean = SearchValues.Create("<>\"`\\\uFFFE\uFFFF");

    /// <summary>No base: only absolute addresses pass.</summary>
    public static readonly AddressBase None = new(null, FeedLimits.Default.MaxAddress);

    /// <summary>The base that a nested <c>xml:base</c> makes; one that is no http(s) address changes nothing.</summary>
    public AddressBase Within(string? relative) =>
        string.IsNullOrWhiteSpace(relative) || Resolve(relative) is not { } absolute || !Uri.TryCreate(absolute, UriKind.Absolute, out var address) ? this : this with { Address = address };

    /// <summary>An absolute http(s) address, as written where it was absolute already; null for every other scheme and for what is beyond the limit.</summary>
    public string? Resolve(string? raw)
    {
        var text = Clean(raw);
        if (text is null || text.Length > MaxLength)
            return null;
        if (IsWeb(text))
            return HasHost(text) ? text : null;
        if (text.StartsWith("//", StringComparison.Ordinal))
            return Resolve((Address?.Scheme ?? Uri.UriSchemeHttps) + ":" + text);
        if (HasScheme(text))
            return text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? Resolve(OfFeedScheme(text)) : null;
        if (Address is null || !Uri.TryCreate(Address, text, out var absolute) || absolute.Scheme is not ("http" or "https"))
            return null;
        return absolute.AbsoluteUri is var address && address.Length <= MaxLength ? address : null;
    }

    private static bool IsWeb(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool HasHost(string text)
    {
        var host = text.IndexOf("//", StringComparison.Ordinal) + 2;
        return host < text.Length && text[host] is not ('/' or '?' or '#' or ':' or '@');
    }

    private static bool HasScheme(string text)
    {
        var colon = text.AsSpan().IndexOfAny(":/?#");
        return colon > 0 && text[colon] == ':' && char.IsAsciiLetter(text[0])
            && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
    }

    // feed://host/x and feed:https://host/x both occur; the scheme was never registered.
    private static string OfFeedScheme(string text)
    {
        var rest = text["feed:".Length..];
        return rest.StartsWith("//", StringComparison.Ordinal) ? "http:" + rest : IsWeb(rest) ? rest : "";
    }

    // Browsers drop tabs and line ends inside an address (WHATWG URL), which is also how javascript: is hidden.
    private static string? Clean(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return null;
        var text = raw.AsSpan().Trim();
        while (!text.IsEmpty && (text[0] <= ' ' || text[0] is >= '\u007F' and <= '\u00A0'))
            text = text[1..];
        if (text.IsEmpty)
            return null;
        if (!text.ContainsAnyInRange('\0', ' ') && !text.ContainsAny(Unclean) && !text.ContainsAnyInRange('\u007F', '\u009F') && !text.ContainsAnyInRange('\uD800', '\uDFFF')
            && !text.ContainsAnyInRange('\u202A', '\u202E') && !text.ContainsAnyInRange('\u2066', '\u2069'))
            return text.Length == raw.Length ? raw : text.ToString();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var length = Characters.LengthAt(text, i);
            if (length == 2)
                clean.Append(text.Slice(i++, 2));
            else if (length == 1)
                Put(clean, text[i]);
        }
        return clean.Length == 0 ? null : clean.ToString();
    }

    private static void Put(StringBuilder clean, char c)
    {
        if (c is '\t' or '\n' or '\r' || (c >= '\u007F' && Characters.Map(c) == Characters.Drop) || c is >= '\u007F' and <= '\u009F')
            return;
        if (c is ' ' or '<' or '>' or '"' or '`')
            clean.Append('%').Append(((int)c).ToString("X2"));
        else if (c == '\\')
            clean.Append('/');
        else if (c > ' ')
            clean.Append(c);
    }
}
