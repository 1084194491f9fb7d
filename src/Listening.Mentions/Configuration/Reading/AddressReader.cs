namespace Listening.Mentions;

/// <summary>Absolute http(s) addresses. An address can carry a secret, so no message repeats one.</summary>
internal static class AddressReader
{
    private const int MaxLength = 2_048;

    public static Uri? Read(ReadContext context, ConfigNode node)
    {
        if (ReadValue.Text(context, node, MaxLength) is not { } text)
            return null;
        // "/feed.xml" alone is an absolute file address for Uri.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !text.Contains("://", StringComparison.Ordinal) || text.Any(char.IsWhiteSpace))
            context.Problem(node, "This is no absolute address.", Suggestion(text));
        else if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            context.Problem(node, $"Addresses of the scheme {Words.Quoted(url.Scheme)} are not fetched.", "Use https:// or http://.");
        else if (url.UserInfo.Length > 0)
            context.Problem(node, "This address carries a user name or a password.", "Take it out and write \"credentials\": {\"basic\": {\"user\": {\"env\": \"…\"}, \"password\": {\"env\": \"…\"}}}.");
        else
            return url;
        return null;
    }

    private static string Suggestion(string text) =>
        text.Contains("://", StringComparison.Ordinal)
            ? "Write it as \"https://example.org/feed.xml\", with %20 for a space."
            : "Write it with its scheme, as \"https://example.org/feed.xml\".";
}
