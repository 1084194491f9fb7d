using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Counts row ids, which carry the time and come in its order, into buckets of a zone's calendar.</summary>
internal static class Histogram
{
    public static IReadOnlyList<TimeCount> Count(IEnumerable<long> ascending, TimeBucket bucket, TimeZoneInfo zone)
    {
        var counts = new List<TimeCount>();
        var (start, end, count) = (DateTimeOffset.MinValue, long.MinValue, 0L);
        foreach (var rowId in ascending)
        {
            var milliseconds = RowId.Milliseconds(rowId);
            if (milliseconds >= end)
            {
                if (count > 0)
                    counts.Add(new(start, count));
                (start, var next) = CalendarBucket.Around(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), bucket, zone);
                (end, count) = (next.ToUnixTimeMilliseconds(), 0);
            }

            count++;
        }

        if (count > 0)
            counts.Add(new(start, count));
        return counts;
    }
}
