using Listening.Listener;
using Listening.Mentions;

namespace Listening.Commands.Replaying;

/// <summary>Counts hits as they come, so that any number of them fits; only the newest are held.</summary>
internal sealed class ReplayTally(UnitConfig unit, int sampleSize)
{
    private readonly NoiseSignals _noise = new(unit);
    private readonly Dictionary<string, ReplaySource> _sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, ReplayDay> _days = [];
    private readonly Dictionary<string, long> _heardBy = new(StringComparer.Ordinal);
    private readonly PriorityQueue<ReplaySample, DateTimeOffset> _newest = new();

    public long Hits { get; private set; }

    public long New { get; private set; }

    public long Kept { get; private set; }

    public IReadOnlyCollection<FacetCount> HeardBy => [.. _heardBy.Select(pair => new FacetCount(pair.Key, pair.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    public IReadOnlyCollection<ReplaySource> Sources => [.. _sources.Values.OrderByDescending(source => source.Hits).ThenBy(source => source.Source, StringComparer.Ordinal)];

    public IReadOnlyCollection<ReplayDay> Days => _days.Values;

    public ReplayNoise Noise => _noise.Sum(Hits);

    public IReadOnlyCollection<ReplaySample> Sample => [.. _newest.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element)];

    public void Add(ReplayHit hit)
    {
        var mention = hit.Mention;
        var fresh = mention.Queries.Count == 0 ? 1 : 0;
        (Hits, New, Kept) = (Hits + 1, New + fresh, Kept + (hit.IsKept ? 1 : 0));
        var source = _sources.GetValueOrDefault(mention.Source.Id) ?? new(mention.Source.Id, mention.Source.Title, 0, 0);
        _sources[mention.Source.Id] = source with { Hits = source.Hits + 1, New = source.New + fresh };
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(mention.Timestamp, unit.TimeZone).DateTime);
        var day = _days.GetValueOrDefault(date) ?? new(date, 0, 0);
        _days[date] = day with { Hits = day.Hits + 1, New = day.New + fresh };
        foreach (var query in mention.Queries)
            _heardBy[query] = _heardBy.GetValueOrDefault(query) + 1;
        _newest.Enqueue(new(mention, fresh == 1, hit.IsKept, _noise.Of(hit)), mention.Timestamp);
        if (_newest.Count > sampleSize)
            _newest.Dequeue();
    }
}
