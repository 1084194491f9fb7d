using System.ComponentModel.DataAnnotations;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Where Elasticsearch (8, 9) or OpenSearch (2, 3) is and how it is used (configuration section <c>Elasticsearch</c>).
/// Secrets are references, <c>env:NAME</c> or <c>file:/path</c>; a value in its place is refused.</summary>
public sealed class ElasticsearchOptions : IValidatableObject
{
    /// <summary>Addresses of the cluster's nodes, separated by commas or blanks. Unset: the store is the embedded one.</summary>
    public string? Url { get; set; }

    /// <summary>What every name of an index, a stream, a template and a script begins with. <c>listening</c>.</summary>
    [RegularExpression("^[a-z][a-z0-9_-]{0,39}$", ErrorMessage = "Prefix is a letter and then up to 39 lower-case letters, digits, - and _.")]
    public string Prefix { get; set; } = "listening";

    /// <summary>Reference to an API key in the encoded form that the server gives.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A user's name, with <see cref="Password"/>.</summary>
    public string? User { get; set; }

    /// <summary>Reference to the user's password.</summary>
    public string? Password { get; set; }

    /// <summary>Reference to a bearer token.</summary>
    public string? BearerToken { get; set; }

    /// <summary>Reference, <c>file:/path</c>, to a client certificate with its key, as PEM or PKCS #12 without a password.</summary>
    public string? ClientCertificate { get; set; }

    /// <summary>Path of the certificates, as PEM, that sign the server's; unset: those that the system trusts.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>How long one request may take, 1 s to 10 min. 60 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection may take, 100 ms to 1 min. 5 s.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Bulk requests at the same time, 1 to 64. 4.</summary>
    [Range(1, 64)]
    public int MaxInFlight { get; set; } = 4;

    /// <summary>Most documents of one bulk request, 1 to 10,000. 1,000.</summary>
    [Range(1, 10_000)]
    public int BulkDocuments { get; set; } = 1_000;

    /// <summary>Bytes of a bulk request before compression, 10,000 to 100,000,000; one larger document goes alone. 5,000,000.</summary>
    [Range(10_000, 100_000_000)]
    public int BulkBytes { get; set; } = 5_000_000;

    /// <summary>Whether larger bodies are sent compressed. True.</summary>
    public bool Compression { get; set; } = true;

    /// <summary>Whether templates and the script are installed by whoever writes. Where the role that writes may not do so: false, and <c>setup</c> does. True.</summary>
    public bool InstallTemplates { get; set; } = true;

    /// <summary>Whether every question first makes searchable what was written: exact at once, and expensive. False: what was written shows within the index's refresh interval (1 s).</summary>
    public bool RefreshBeforeSearch { get; set; }

    /// <summary>How many documents one question may read to verify, 1,000 to 10,000,000. 100,000.</summary>
    [Range(1_000, 10_000_000)]
    public int MaxCandidates { get; set; } = 100_000;

    /// <summary>Units whose mentions have an index a month, as their <c>bucket</c> in listeners.json says; all others have one a year.</summary>
    public IReadOnlyList<string> MonthlyUnits { get; set; } = [];

    internal IndexBucket Bucket(string unit) => MonthlyUnits.Contains(unit, StringComparer.Ordinal) ? IndexBucket.Month : IndexBucket.Year;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (NodeAddresses.Read(this, out _) is { } address)
            yield return new ValidationResult(address);
        if (Credentials.Read(this, out _) is { } credentials)
            yield return new ValidationResult(credentials);
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(10))
            yield return new ValidationResult("Timeout is from 1 s to 10 min.");
        if (ConnectTimeout < TimeSpan.FromMilliseconds(100) || ConnectTimeout > TimeSpan.FromMinutes(1))
            yield return new ValidationResult("ConnectTimeout is from 100 ms to 1 min.");
    }
}
