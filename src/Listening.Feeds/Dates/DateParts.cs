namespace Listening.Feeds;

/// <summary>The numbers of a date while it is read.</summary>
internal struct DateParts
{
    private const int MaxOffsetMinutes = 14 * 60 + 59;

    public DateParts() { }

    public int Year;
    public int Month = 1;
    public int Day = 1;
    public int Hour;
    public int Minute;
    public int Second;
    public int Millisecond;
    public bool Afternoon;
    public bool Morning;
    public int? Offset;

    /// <summary>A year of two digits: 00 to 69 are of this century (RFC 2822 §4.3 draws the line at 50; feeds are younger than that).</summary>
    public static int FullYear(int year, int digits) => digits > 2 ? year : year < 70 ? year + 2000 : year + 1900;

    /// <summary>The instant, or null where the numbers make none.</summary>
    public readonly DateTimeOffset? ToInstant()
    {
        if (Year is < 1 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month))
            return null;
        if (Hour > 24 || Minute > 59 || Second > 60 || Math.Abs(Offset ?? 0) > MaxOffsetMinutes)
            return null;
        var hour = Afternoon && Hour < 12 ? Hour + 12 : Morning && Hour == 12 ? 0 : Hour;
        var ticks = new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Utc).Ticks
            + ((hour * 60L + Minute - (Offset ?? 0)) * 60 + Math.Min(59, Second)) * TimeSpan.TicksPerSecond + Millisecond * TimeSpan.TicksPerMillisecond;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
