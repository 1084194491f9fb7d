using System.Globalization;

namespace Listening.Mentions;

/// <summary>Durations as people write them: a whole number and one of <c>s m h d w</c>.</summary>
internal static class DurationText
{
    /// <summary>Null where the text is no duration.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (text.Length is < 2 or > 7 || text[0] is < '1' or > '9'
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || Unit(text[^1]) is not { } unit)
            return null;
        return unit * count;
    }

    /// <summary>The shortest spelling, such as <c>90m</c>.</summary>
    public static string Format(TimeSpan time)
    {
        foreach (var unit in "dhm")
        {
            var length = Unit(unit)!.Value;
            if (time.Ticks % length.Ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / length.Ticks}{unit}");
        }
        return string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds}s");
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
