using System.Security.Cryptography;
using System.Text;

namespace Listening.Mentions;

/// <summary>The stable id of a source that names none itself.</summary>
internal static class SourceIdentity
{
    /// <summary>16 hexadecimal digits of the SHA-256 of kind and address. The fragment does not count: it is never sent.</summary>
    public static string Of(string kind, Uri url) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)}")), 0, 8);
}
