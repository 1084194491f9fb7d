using Listening.Mentions;

namespace Listening.Commands.Searching;

/// <summary>What mentions can be counted by.</summary>
internal static class StatsKinds
{
    private static readonly TimeBucket[] Buckets = [TimeBucket.Hour, TimeBucket.Day, TimeBucket.Week, TimeBucket.Month];

    /// <summary>As they are written after <c>--by</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Buckets.Select(bucket => Name(bucket)), .. Enum.GetValues<MentionFacet>().Select(facet => Name(facet))];

    /// <summary>Values with their counts: times ascending in ISO form, cut in the zone given, other values highest first.</summary>
    public static async Task<IReadOnlyList<FacetCount>> CountAsync(IMentionStore store, MentionSearch search, string kind, int size, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<TimeBucket>(kind, ignoreCase: true, out var bucket))
            return await store.FacetAsync(search, Enum.Parse<MentionFacet>(kind, ignoreCase: true), size, cancellationToken);
        var histogram = await store.HistogramAsync(search, bucket, zone, cancellationToken);
        return [.. histogram.Select(count => new FacetCount(UtcMilliseconds.ToText(count.Start), count.Count))];
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
