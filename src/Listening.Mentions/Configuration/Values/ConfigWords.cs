using System.Text.RegularExpressions;
using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>The words and names that listeners.json knows.</summary>
internal static partial class ConfigWords
{
    /// <summary>Source kinds; feed is the only one there is.</summary>
    public static readonly string[] Kinds = ["feed"];

    public static readonly Dictionary<string, Visibility> Visibilities = new(StringComparer.Ordinal)
    {
        ["private"] = Visibility.Private,
        ["company"] = Visibility.Company,
        ["public"] = Visibility.Public,
    };

    public static readonly Dictionary<string, IndexBucket> Buckets = new(StringComparer.Ordinal)
    {
        ["year"] = IndexBucket.Year,
        ["month"] = IndexBucket.Month,
    };

    public static readonly Dictionary<string, Politeness> Politenesses = new(StringComparer.Ordinal)
    {
        ["feed"] = Politeness.Feed,
        ["host"] = Politeness.Host,
        ["domain"] = Politeness.Domain,
    };

    /// <summary>How a value of these sets is written.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z")]
    public static partial Regex UnitName { get; }

    /// <summary>Ids of queries and sources: what fits into a field test of a query without quotes.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    public static partial Regex Id { get; }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_-]{0,39}\z")]
    public static partial Regex ListName { get; }

    /// <summary>Language, script, region and variants of RFC 5646, without extensions and private use.</summary>
    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,4}\z")]
    public static partial Regex LanguageTag { get; }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,199}\z")]
    public static partial Regex EnvironmentName { get; }

    /// <summary>A field name of RFC 9110 §5.1.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}\z")]
    public static partial Regex HeaderName { get; }

    [GeneratedRegex(@"\A[0-9A-Fa-f]{64}\z")]
    public static partial Regex Sha256 { get; }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z")]
    public static partial Regex ZoneName { get; }
}
