using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Puts counts of small equal steps, in order of time, together into buckets of a zone's calendar.</summary>
internal sealed class CalendarHistogram(TimeBucket bucket, TimeZoneInfo zone)
{
    private readonly List<TimeCount> _counts = [];
    private DateTimeOffset _end = DateTimeOffset.MinValue;

    /// <summary>Each bucket begins with a step: offsets are whole quarters of an hour.</summary>
    public string Step { get; } = HasWholeHours(zone) ? "1h" : "15m";

    public IReadOnlyList<TimeCount> Counts => _counts;

    /// <param name="at">An instant within a step, not before the last one.</param>
    /// <param name="count">How many.</param>
    public void Add(DateTimeOffset at, long count)
    {
        if (_counts.Count > 0 && at < _end)
        {
            _counts[^1] = _counts[^1] with { Count = _counts[^1].Count + count };
            return;
        }

        (var start, _end) = CalendarBucket.Around(at, bucket, zone);
        _counts.Add(new(start, count));
    }

    private static bool HasWholeHours(TimeZoneInfo zone) =>
        IsWhole(zone.BaseUtcOffset) && zone.GetAdjustmentRules().All(rule => IsWhole(rule.DaylightDelta) && IsWhole(rule.BaseUtcOffsetDelta));

    private static bool IsWhole(TimeSpan offset) => offset.Ticks % TimeSpan.TicksPerHour == 0;
}
