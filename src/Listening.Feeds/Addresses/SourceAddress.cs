using System.Text;

namespace Listening.Feeds;

/// <summary>What the platform does with addresses besides fetching them: shows them without their secrets, and compares them.</summary>
public static class SourceAddress
{
    private const string Hidden = "***";
    private static readonly string[] SecretNames = ["key", "token", "secret", "password", "passwd", "pwd", "auth", "signature", "sig", "credential", "session"];
    private static readonly string[] TrackingNames =
    [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "hsctatracking",
        "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "wickedid", "s_cid", "ref_src", "ref_url", "cmpid", "ocid", "ncid", "srsltid", "spm", "xtor", "rb_clickid", "soc_src", "soc_trk",
    ];
    private static readonly string[] TrackingBeginnings = ["utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "at_campaign", "at_medium"];

    /// <summary>The address as it may be shown, logged or published: without user info, and with the values of parameters that are secrets by their name replaced by <c>***</c>.</summary>
    /// <param name="address">Any absolute address.</param>
    /// <param name="secretParameter">A query parameter known to be a secret whatever its name; null where there is none.</param>
    public static string Redact(Uri address, string? secretParameter = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri)
            return Redacted(address.OriginalString, secretParameter);
        var start = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return start + Redacted(address.Query, secretParameter) + (address.Fragment.Contains('=') ? Redacted(address.Fragment, secretParameter) : address.Fragment);
    }

    /// <summary>
    /// The form under which two spellings of an address are one: scheme and host in lower case, no default port, user info, fragment, tracking parameters, trailing dot of the host or dot segments.
    /// The order of parameters stays, since servers may mind it. For comparing only; the original is what is opened.
    /// </summary>
    /// <returns>Null where the text is no absolute http(s) address.</returns>
    public static string? Canonical(string? address)
    {
        if (string.IsNullOrWhiteSpace(address) || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return null;
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (host.Length == 0)
            return null;
        var text = new StringBuilder(uri.AbsoluteUri.Length);
        text.Append(uri.Scheme).Append("://").Append(uri.HostNameType == UriHostNameType.IPv6 ? $"[{host.Trim('[', ']')}]" : host);
        if (!uri.IsDefaultPort)
            text.Append(':').Append(uri.Port);
        text.Append(uri.AbsolutePath);
        var separator = '?';
        foreach (var parameter in Parameters(uri.Query).Where(parameter => !IsTracking(parameter)))
        {
            text.Append(separator).Append(parameter);
            separator = '&';
        }
        return text.ToString();
    }

    /// <summary>True where the address names a site and no page of it (no path, no query): such a link is no identity of an entry.</summary>
    public static bool IsHomePage(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.AbsolutePath is "" or "/" && !Parameters(uri.Query).Any(parameter => !IsTracking(parameter));

    private static string[] Parameters(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static string Redacted(string query, string? secretParameter)
    {
        if (query.Length == 0)
            return query;
        var parts = query.Split('&');
        for (var i = 0; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=');
            var name = (equals < 0 ? parts[i] : parts[i][..equals]).TrimStart('?', '#');
            if (equals >= 0 && IsSecret(Uri.UnescapeDataString(name), secretParameter))
                parts[i] = parts[i][..(equals + 1)] + Hidden;
        }
        return string.Join('&', parts);
    }

    private static bool IsSecret(string name, string? secretParameter) =>
        name.Equals(secretParameter, StringComparison.OrdinalIgnoreCase) || SecretNames.Any(secret => name.Contains(secret, StringComparison.OrdinalIgnoreCase));

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=')[0];
        return TrackingNames.Contains(name, StringComparer.OrdinalIgnoreCase) || TrackingBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
