using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Everything that matches, piece by piece; each piece of places continues behind the last one.</summary>
internal sealed class Export(MentionSearch search, SearchLimits limits)
{
    /// <summary>Documents read in one go.</summary>
    public const int DocumentsAtOnce = 500;

    private const int PlacesAtOnce = 50_000;

    private readonly bool _newestFirst = search.Sort != MentionSort.Oldest;
    private long? _last;

    public List<long> NextPlaces(ReadSession session)
    {
        // An export has no limit, so neither has its verification.
        var scan = new SearchScan(session, search, limits with { Candidates = int.MaxValue });
        var low = _newestFirst || _last is null ? scan.Low : _last.Value + 1;
        var high = _newestFirst && _last is not null ? _last.Value : scan.High;
        var places = scan.RowIds(_newestFirst, low, high).Take(PlacesAtOnce).ToList();
        if (places.Count > 0)
            _last = places[^1];
        return places;
    }

    /// <summary>The documents that are still there.</summary>
    public static List<Mention> Documents(ReadSession session, IEnumerable<long> places) =>
        [.. places.Select(place => PageReader.Document(session, place)).OfType<Mention>()];
}
