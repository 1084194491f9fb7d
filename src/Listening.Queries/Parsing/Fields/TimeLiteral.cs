using System.Globalization;

namespace Listening.Queries;

/// <summary>A date or time as written: the stretch from its start to the start of the next day, minute or second; a distance back is an instant.</summary>
internal readonly record struct TimeLiteral(QueryTime Start, QueryTime End, bool IsInstant)
{
    private static readonly (string Format, TimeSpan Width)[] Formats =
    [
        ("yyyy-MM-dd", TimeSpan.FromDays(1)),
        ("yyyy-MM-ddTHH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-ddTHH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-ddTHH:mm:ss.FFFFFFF", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>True also for null, which is an open bound.</summary>
    internal static bool TryRead(string? text, TimeZoneInfo zone, out TimeLiteral? time)
    {
        time = null;
        if (text is null)
            return true;
        time = text.StartsWith('-') ? Back(text.AsSpan(1)) : Absolute(text, zone);
        return time is not null;
    }

    private static TimeLiteral? Back(ReadOnlySpan<char> text)
    {
        // A hundred years are far enough back and keep the arithmetic in range.
        if (text.Length < 2 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 36_500)
            return null;
        TimeSpan? before = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'w' when count <= 5_200 => TimeSpan.FromDays(count * 7),
            _ => null,
        };
        return before is null ? null : new(new(null, before), new(null, before), IsInstant: true);
    }

    private static TimeLiteral? Absolute(string text, TimeZoneInfo zone)
    {
        var (local, offset) = SplitOffset(text);
        foreach (var (format, width) in Formats)
        {
            if (!DateTime.TryParseExact(local, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start) || start.Year is < 2 or > 9997)
                continue;
            if (offset is { } fix)
                return width.TotalDays >= 1 ? null : Between(new(start, fix), new(start + width, fix));
            return Between(In(zone, start), In(zone, start + width));
        }

        return null;
    }

    private static TimeLiteral Between(DateTimeOffset start, DateTimeOffset end) =>
        new(new(start.ToUniversalTime(), null), new(end.ToUniversalTime(), null), IsInstant: false);

    private static (string Local, TimeSpan? Offset) SplitOffset(string text)
    {
        if (text.EndsWith('Z'))
            return (text[..^1], TimeSpan.Zero);
        if (text.Length > 16 && text[^6] is '+' or '-' && TimeSpan.TryParseExact(text.AsSpan(text.Length - 5), "hh\\:mm", CultureInfo.InvariantCulture, out var offset) && offset.TotalHours <= 14)
            return (text[..^6], text[^6] == '-' ? -offset : offset);
        return (text, null);
    }

    // A local time that a clock change skips is the instant of the change; one that occurs twice is the first.
    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local) =>
        new(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
}
