using System.Globalization;
using Listening.CommandLine;

namespace Listening.Commands.Searching;

/// <summary>Times as people write them: a distance back (<c>90m 12h 7d 2w</c>), a date (midnight in their zone) or an ISO time (their own clock unless it says an offset).</summary>
internal static class TimeText
{
    private const int LongestDistance = 36_500;

    public static DateTimeOffset? Read(string? text, string option, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        return (Distance(text) is { } distance ? now - distance : Absolute(text, zone))
            ?? throw CommandException.WrongUse($"{option} {text} is no time. Write a distance back such as 7d or 12h, a date such as 2026-11-01, or a time such as 2026-11-01T08:00Z.");
    }

    private static DateTimeOffset? Absolute(string text, TimeZoneInfo zone)
    {
        // The first and the last year have times that no zone can shift.
        if (!char.IsAsciiDigit(text[0]) || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) || time.Year is < 2 or > 9998)
            return null;
        return time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime() : new DateTimeOffset(time).ToUniversalTime();
    }

    private static TimeSpan? Distance(string text)
    {
        if (!int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > LongestDistance)
            return null;
        return text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'w' when count <= LongestDistance / 7 => TimeSpan.FromDays(7) * count,
            _ => null,
        };
    }
}
