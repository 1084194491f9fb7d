using Listening.Mentions;

namespace Listening.Storage;

/// <summary>Hours, days, ISO weeks and months as a zone's clocks show them, across changes of its offset.</summary>
internal static class CalendarBucket
{
    /// <summary>The bucket that holds an instant: its start and the start of the next, in UTC.</summary>
    public static (DateTimeOffset Start, DateTimeOffset Next) Around(DateTimeOffset instant, TimeBucket bucket, TimeZoneInfo zone)
    {
        if (bucket == TimeBucket.Hour)
            return Hour(instant, zone);
        var day = TimeZoneInfo.ConvertTime(instant, zone).Date;
        var first = bucket switch
        {
            TimeBucket.Day => day,
            TimeBucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            TimeBucket.Month => day.AddDays(1 - day.Day),
            _ => throw new ArgumentOutOfRangeException(nameof(bucket), bucket, null),
        };
        var after = bucket switch { TimeBucket.Day => first.AddDays(1), TimeBucket.Week => first.AddDays(7), _ => first.AddMonths(1) };
        return (Midnight(first, zone), Midnight(after, zone));
    }

    // By the offset that holds at the instant: an hour that the clocks repeat is two buckets, and in a zone of half hours an hour starts at half past.
    private static (DateTimeOffset Start, DateTimeOffset Next) Hour(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(instant);
        var local = instant.UtcTicks + offset.Ticks;
        var start = new DateTimeOffset(local - (local % TimeSpan.TicksPerHour) - offset.Ticks, TimeSpan.Zero);
        return (start, start.AddHours(1));
    }

    // Where clocks skip midnight the day starts with the first time they show; where they show it twice, with the first.
    private static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
