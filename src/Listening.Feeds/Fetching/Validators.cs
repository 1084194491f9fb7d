using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Listening.Feeds;

/// <summary>ETag and Last-Modified, verbatim, and whose they are.</summary>
internal readonly record struct Validators(string? ETag, string? LastModified)
{
    private const int MaxLength = 1024;

    public bool Any => ETag is not null || LastModified is not null;

    /// <summary>What validators belong to: one address with one set of credentials. Shown addresses hold no secret, so neither does this.</summary>
    public static string KeyOf(Uri address, SourceRequest source)
    {
        var secret = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{address.AbsoluteUri}\n{source.Credentials}")).AsSpan(0, 8));
        return SourceAddress.Redact(address, (source.Credentials as SourceCredentials.Query)?.Name) + " " + secret;
    }

    /// <summary>As the response has them. None where the publisher says that nothing may be kept.</summary>
    public static Validators Of(HttpResponseMessage response)
    {
        var noStore = response.Headers.CacheControl?.NoStore == true || First(response.Content.Headers, "Expires") == "0";
        return noStore ? default : new Validators(First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified"));
    }

    /// <summary>The first value of a header as received; null where missing or beyond reason.</summary>
    public static string? First(HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values))
            return null;
        foreach (var value in values)
            return value.Length is > 0 and <= MaxLength ? value : null;
        return null;
    }
}
