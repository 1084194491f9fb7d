using System.Globalization;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>The year or month that an index holds.</summary>
/// <param name="Start">Inclusive.</param>
/// <param name="Width">How long.</param>
internal readonly record struct IndexPeriod(DateTimeOffset Start, IndexBucket Width)
{
    /// <summary>Exclusive.</summary>
    public DateTimeOffset End => Width == IndexBucket.Year ? Start.AddYears(1) : Start.AddMonths(1);

    public IndexPeriod Next => new(End, Width);

    public static IndexPeriod Of(DateTimeOffset firstHeard, IndexBucket width) =>
        new(new(firstHeard.UtcDateTime.Year, width == IndexBucket.Year ? 1 : firstHeard.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero), width);

    public static IndexPeriod? Parse(string text)
    {
        foreach (var (format, width) in new[] { ("yyyy", IndexBucket.Year), ("yyyy-MM", IndexBucket.Month) })
        {
            if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) && start.Year < 9999)
                return new(start, width);
        }

        return null;
    }

    public override string ToString() => Start.ToString(Width == IndexBucket.Year ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture);
}
