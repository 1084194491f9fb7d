namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Calendar units by their letters or words.</summary>
internal static class DateSteps
{
    public static DateTimeOffset Add(DateTimeOffset moment, int count, string unit) => unit switch
    {
        "y" or "year" or "1y" => moment.AddYears(count),
        "q" or "quarter" or "1q" => moment.AddMonths(3 * count),
        "M" or "month" or "1M" => moment.AddMonths(count),
        "w" or "week" or "1w" => moment.AddDays(7 * count),
        "d" or "day" or "1d" => moment.AddDays(count),
        "h" or "H" or "hour" or "1h" => moment.AddHours(count),
        "m" or "minute" or "1m" => moment.AddMinutes(count),
        "s" or "second" or "1s" => moment.AddSeconds(count),
        _ => throw SimulatedFailure.BadRequest($"The supplied interval [{unit}] could not be parsed as a calendar interval."),
    };

    /// <summary>The beginning of the unit that holds the moment, in the moment's own offset. Weeks begin on Monday.</summary>
    public static DateTimeOffset Floor(DateTimeOffset moment, string unit)
    {
        var day = new DateTimeOffset(moment.Year, moment.Month, moment.Day, 0, 0, 0, moment.Offset);
        return unit switch
        {
            "y" or "year" or "1y" => day.AddDays(1 - day.DayOfYear),
            "q" or "quarter" or "1q" => new DateTimeOffset(day.Year, (day.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, day.Offset),
            "M" or "month" or "1M" => day.AddDays(1 - day.Day),
            "w" or "week" or "1w" => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            "d" or "day" or "1d" => day,
            "h" or "H" or "hour" or "1h" => day.AddHours(moment.Hour),
            "m" or "minute" or "1m" => day.AddHours(moment.Hour).AddMinutes(moment.Minute),
            "s" or "second" or "1s" => day.AddHours(moment.Hour).AddMinutes(moment.Minute).AddSeconds(moment.Second),
            _ => throw SimulatedFailure.BadRequest($"The supplied interval [{unit}] could not be parsed as a calendar interval."),
        };
    }
}
