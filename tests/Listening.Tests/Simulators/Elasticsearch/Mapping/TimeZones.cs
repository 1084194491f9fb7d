namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Zones by name or offset (<c>+01:00</c>).</summary>
internal static class TimeZones
{
    public static TimeZoneInfo Of(string name)
    {
        if (name is "Z" or "UTC")
            return TimeZoneInfo.Utc;
        if (name[0] is '+' or '-' && TimeSpan.TryParseExact(name[1..], "hh\\:mm", null, out var offset))
            return TimeZoneInfo.CreateCustomTimeZone(name, name[0] == '-' ? -offset : offset, name, name);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw SimulatedFailure.BadRequest($"Unknown time-zone ID: {name}");
    }
}
