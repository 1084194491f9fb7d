using Listening.Feeds;
using Listening.Queries;

namespace Listening.Mentions;

/// <summary>What listeners.json says, merged with defaults, queries parsed and secrets resolved.</summary>
public sealed record ListenersConfig
{
    /// <summary>Units by name.</summary>
    public required IReadOnlyDictionary<string, UnitConfig> Units { get; init; }
}

/// <summary>One business unit.</summary>
public sealed record UnitConfig
{
    /// <summary>The key in the file.</summary>
    public required string Unit { get; init; }

    /// <summary>Shown to people; default the key.</summary>
    public required string Name { get; init; }

    /// <summary>IANA zone; default UTC.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Hints for language identification.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>After it a mention is expired. 400 days.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How long entries that matched nothing are kept. 14 days.</summary>
    public TimeSpan KeepUnmatchedFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How many bytes of them. 256 MiB.</summary>
    public long KeepUnmatchedBytes { get; init; } = 256L << 20;

    /// <summary>The strictest of unit, source and query applies. company.</summary>
    public Visibility Visibility { get; init; } = Visibility.Company;

    /// <summary>Time part of the index name.</summary>
    public IndexBucket Bucket { get; init; }

    /// <summary>Listening queries by id.</summary>
    public IReadOnlyDictionary<string, ListeningQuery> Queries { get; init; } = new Dictionary<string, ListeningQuery>();

    /// <summary>Sources in file order.</summary>
    public IReadOnlyList<SourceConfig> Sources { get; init; } = [];

    /// <summary>Query fragments by name.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>();

    /// <summary>Null for the shipped model.</summary>
    public ModelReference? Model { get; init; }

    /// <summary>For the response clock; null for none.</summary>
    public TimeSpan? ResponseTarget { get; init; }
}

/// <summary>Who may see a mention, strictest first.</summary>
public enum Visibility
{
    /// <summary>The unit.</summary>
    Private,

    /// <summary>Everyone in the company.</summary>
    Company,

    /// <summary>Anyone.</summary>
    Public,
}

/// <summary>Time part of an index name.</summary>
public enum IndexBucket
{
    /// <summary>An index a year.</summary>
    Year,

    /// <summary>An index a month.</summary>
    Month,
}

/// <summary>A query a unit listens with.</summary>
public sealed record ListeningQuery
{
    /// <summary>The key in the file.</summary>
    public required string Id { get; init; }

    /// <summary>The parsed text.</summary>
    public required Query Query { get; init; }

    /// <summary>retention, recruitment, outreach, sales or the unit's own; null for none.</summary>
    public string? Goal { get; init; }

    /// <summary>Null for the unit's.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>Texts it must match, run by <c>check</c>.</summary>
    public IReadOnlyList<string> MustMatch { get; init; } = [];

    /// <summary>Texts it must not match, run by <c>check</c>.</summary>
    public IReadOnlyList<string> MustNotMatch { get; init; } = [];
}

/// <summary>One source of a unit.</summary>
public sealed record SourceConfig
{
    /// <summary>Stable id: as configured, else a hash of kind and configured address (of <c>formerly</c> where that is set).</summary>
    public required string Id { get; init; }

    /// <summary>How to visit it.</summary>
    public required SourceRequest Request { get; init; }

    /// <summary>The address with secrets redacted, for showing and publishing.</summary>
    public required string DisplayUrl { get; init; }

    /// <summary>Tags that its mentions carry.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null for the unit's.</summary>
    public Visibility? Visibility { get; init; }
}

/// <summary>A sentiment model named in the configuration: a file, or an address with the SHA-256 it must have.</summary>
/// <param name="Path">Set for a file.</param>
/// <param name="Url">Set for an address.</param>
/// <param name="Sha256">Lower-case hexadecimal, set with <paramref name="Url"/>.</param>
public sealed record ModelReference(string? Path, Uri? Url, string? Sha256);
