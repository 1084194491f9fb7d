namespace Listening.Feeds;

/// <summary>Someone a document names.</summary>
/// <param name="Name">Plain text.</param>
/// <param name="Email">Without <c>mailto:</c>.</param>
/// <param name="Url">Absolute http(s).</param>
internal sealed record Person(string? Name, string? Email, string? Url)
{
    private const int MaxName = 300;

    /// <summary>What people see: the name, else the e-mail.</summary>
    public string? Shown => Name ?? Email;

    /// <summary>Splits <c>a@b.c (Name)</c>, <c>Name (a@b.c)</c> and <c>Name &lt;a@b.c&gt;</c>; null where nothing is named.</summary>
    public static Person? Parse(string? raw, string? email = null, string? url = null)
    {
        email = Address(email);
        var text = Plain(raw);
        if (text is null)
            return email is null ? null : new Person(null, email, url);
        var open = text.AsSpan().LastIndexOfAny('(', '<');
        var inner = open < 0 ? default : text.AsSpan(open + 1).TrimEnd(" )>");
        var outer = open < 0 ? text.AsSpan() : text.AsSpan(0, open).Trim();
        if (open >= 0 && Address(inner.ToString()) is { } inside)
            return new Person(outer.IsEmpty ? null : outer.ToString(), email ?? inside, url);
        if (open >= 0 && Address(outer.ToString()) is { } outside)
            return new Person(inner.IsEmpty ? null : inner.ToString(), email ?? outside, url);
        return Address(text) is { } whole ? new Person(null, email ?? whole, url) : new Person(text, email, url);
    }

    // "Name <a@b.c>" must not lose its address to the HTML reader.
    private static string? Plain(string? raw) => raw is not null && raw.Contains('@') && !raw.Contains('&') && !raw.Contains("</", StringComparison.Ordinal)
        ? PlainText.Fold(raw, MaxName)
        : PlainText.Title(raw, MaxName);

    private static string? Address(string? raw)
    {
        var text = PlainText.Fold(raw, MaxName);
        if (text is null)
            return null;
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text["mailto:".Length..];
        var at = text.IndexOf('@');
        return at > 0 && at < text.Length - 1 && !text.AsSpan().ContainsAny(" ()<>") ? text : null;
    }
}
