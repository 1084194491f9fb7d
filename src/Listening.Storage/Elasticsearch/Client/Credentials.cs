using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Listening.Storage.Elasticsearch;

/// <summary>How we show who we are, and whom we believe.</summary>
/// <param name="Authorization">The header; null for none.</param>
/// <param name="Certificate">Ours; null for none.</param>
/// <param name="Authorities">Who may have signed the server's; null for those that the system trusts.</param>
internal sealed record Credentials(AuthenticationHeaderValue? Authorization, X509Certificate2? Certificate, X509Certificate2Collection? Authorities)
{
    /// <returns>What is wrong, which names a setting and never its value, or null.</returns>
    public static string? Read(ElasticsearchOptions options, out Credentials credentials)
    {
        credentials = new(null, null, null);
        if (new[] { options.ApiKey, options.User, options.BearerToken }.Count(value => !string.IsNullOrEmpty(value)) > 1)
            return "ApiKey, User and BearerToken exclude each other.";
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            return "User and Password belong together.";
        if (Header(options, out var authorization) is { } header)
            return header;
        if (Own(options.ClientCertificate, out var certificate) is { } own)
            return own;
        if (Trusted(options.CertificateAuthority, out var authorities) is { } trusted)
            return trusted;
        credentials = new(authorization, certificate, authorities);
        return null;
    }

    private static string? Header(ElasticsearchOptions options, out AuthenticationHeaderValue? header)
    {
        header = null;
        var (scheme, setting, reference) = (options.ApiKey, options.Password, options.BearerToken) switch
        {
            ({ Length: > 0 } key, _, _) => ("ApiKey", nameof(options.ApiKey), key),
            (_, { Length: > 0 } password, _) => ("Basic", nameof(options.Password), password),
            (_, _, { Length: > 0 } token) => ("Bearer", nameof(options.BearerToken), token),
            _ => ("", "", ""),
        };
        if (scheme.Length == 0)
            return null;
        if (SecretText.Read(setting, reference, out var secret) is { } fault)
            return fault;
        header = new(scheme, scheme == "Basic" ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{secret}")) : secret);
        return null;
    }

    private static string? Own(string? reference, out X509Certificate2? certificate)
    {
        certificate = null;
        if (string.IsNullOrEmpty(reference))
            return null;
        if (!reference.StartsWith(SecretReference.File, StringComparison.Ordinal))
            return "ClientCertificate is to be a reference, file:/path.";
        var path = reference[SecretReference.File.Length..];
        certificate = Load("ClientCertificate", () => IsPem(path) ? X509Certificate2.CreateFromPemFile(path) : X509CertificateLoader.LoadPkcs12FromFile(path, null), out var fault);
        return fault;
    }

    private static string? Trusted(string? path, out X509Certificate2Collection? authorities)
    {
        authorities = null;
        if (string.IsNullOrEmpty(path))
            return null;
        authorities = Load("CertificateAuthority", () => { var loaded = new X509Certificate2Collection(); loaded.ImportFromPemFile(path); return loaded; }, out var fault);
        return fault ?? (authorities!.Count == 0 ? $"CertificateAuthority: {path} holds no certificate." : null);
    }

    private static bool IsPem(string path) => !Path.GetExtension(path).StartsWith(".p", StringComparison.OrdinalIgnoreCase) || Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase);

    private static T? Load<T>(string setting, Func<T> load, out string? fault)
        where T : class
    {
        try
        {
            fault = null;
            return load();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            fault = $"{setting} cannot be read: {exception.Message}";
            return null;
        }
    }
}
