using System.Globalization;
using Listening.CommandLine;

namespace Listening.Commands.Searching;

/// <summary>Times as people write them: a distance back (<c>90m 12h 7d 2w</c>), a date (midnight where they are) or an ISO time (their own clock unless it says an offset).</summary>
internal static class TimeText
{
    private const int LongestDistance = 36_500;

    public static DateTimeOffset? Read(string? text, string option, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Distance(text) is { } distance)
            return now - distance;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) && char.IsAsciiDigit(text[0])
            ? time.ToUniversalTime()
            : throw CommandException.WrongUse($"{option} {text} is no time. Write a distance back such as 7d or 12h, a date such as 2026-11-01, or a time such as 2026-11-01T08:00Z.");
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
            'w' => TimeSpan.FromDays(7) * count,
            _ => null,
        };
    }
}
