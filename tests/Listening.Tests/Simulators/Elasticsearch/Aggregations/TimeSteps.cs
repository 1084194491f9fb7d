using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Where the buckets of a histogram begin.</summary>
internal sealed class TimeSteps(string? calendar, long fixedLength, TimeZoneInfo zone)
{
    public static TimeSteps Of(JsonObject body)
    {
        var zone = TimeZones.Of(JsonValues.Text(body["time_zone"]) ?? "UTC");
        if (JsonValues.Text(body["calendar_interval"]) is { } calendar)
            return new TimeSteps(calendar, 0, zone);
        return JsonValues.Text(body["fixed_interval"]) is { } length
            ? new TimeSteps(null, (long)SearchRoutes.Duration(length).TotalMilliseconds, zone)
            : throw SimulatedFailure.BadRequest("Required one of fields [interval, calendar_interval, fixed_interval], but none were specified.");
    }

    public DateTimeOffset Local(long moment) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(moment), zone);

    public long Floor(long moment)
    {
        var local = Local(moment);
        if (calendar is null)
        {
            var offset = (long)local.Offset.TotalMilliseconds;
            return moment - ((moment + offset) % fixedLength + fixedLength) % fixedLength;
        }

        return Zoned(DateSteps.Floor(local, calendar).DateTime, local.Offset);
    }

    public long Next(long start) => calendar is null ? start + fixedLength : Zoned(DateSteps.Add(Local(start), 1, calendar).DateTime, Local(start).Offset);

    // A beginning that the clock skips is the moment it skipped to; of one that it shows twice, hours and less keep their own offset and days take the first.
    private long Zoned(DateTime local, TimeSpan offset)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        if (zone.IsAmbiguousTime(local))
            offset = local.TimeOfDay == TimeSpan.Zero ? zone.GetAmbiguousTimeOffsets(local).Max() : offset;
        else
            offset = zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }
}
