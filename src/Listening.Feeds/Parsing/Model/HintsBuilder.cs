namespace Listening.Feeds;

/// <summary>Collects what a document says about when to come back. Unsound values say nothing.</summary>
internal sealed class HintsBuilder
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);
    private readonly SortedSet<int> _hours = [];
    private readonly SortedSet<DayOfWeek> _days = [];
    private TimeSpan? _ttl;
    private TimeSpan? _period;
    private int _frequency = 1;

    /// <summary>RSS ttl, in minutes.</summary>
    public void TimeToLive(string text) => _ttl = int.TryParse(text, out var minutes) && minutes is > 0 and <= 44640 ? TimeSpan.FromMinutes(minutes) : _ttl;

    /// <summary>RSS hour; 24 means 0 (RSS 0.91 counted from 1).</summary>
    public void Hour(string text)
    {
        if (int.TryParse(text, out var hour) && hour is >= 0 and <= 24)
            _hours.Add(hour % 24);
    }

    /// <summary>RSS day, by its English name.</summary>
    public void Day(string text)
    {
        if (Enum.TryParse<DayOfWeek>(text.Trim(), ignoreCase: true, out var day) && Enum.IsDefined(day) && char.IsAsciiLetter(text.TrimStart()[0]))
            _days.Add(day);
    }

    /// <summary>sy:updatePeriod.</summary>
    public void Period(string text) => _period = text.Trim().ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => Longest,
        _ => null,
    };

    /// <summary>sy:updateFrequency: times per period.</summary>
    public void Frequency(string text) => _frequency = int.TryParse(text, out var times) && times is > 0 and <= 1440 ? times : 1;

    /// <summary>The hints; all hours or all days skipped is a mistake and says nothing.</summary>
    public FeedHints ToHints()
    {
        var period = _period / _frequency;
        var interval = _ttl is null || period > _ttl ? period : _ttl;
        if (interval is null && _hours.Count == 0 && _days.Count == 0)
            return FeedHints.None;
        return new FeedHints { Interval = interval, SkipHours = _hours.Count < 24 ? [.. _hours] : [], SkipDays = _days.Count < 7 ? [.. _days] : [] };
    }
}
