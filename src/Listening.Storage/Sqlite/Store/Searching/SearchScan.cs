using System.Text.Json;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Walks along the hits of a search on one connection. Where the plan is not exact, each candidate's document is read and the matcher decides.</summary>
internal sealed class SearchScan
{
    private static readonly string[] Document = ["d.json"];

    private readonly ReadSession _session;
    private readonly MentionSearch _search;
    private readonly int _maxCandidates;
    private readonly bool _tries;

    public SearchScan(ReadSession session, MentionSearch search, SearchLimits limits)
        : this(session, search, SearchPlan.Full(session, search, limits), limits.Candidates) => _tries = false;

    private SearchScan(ReadSession session, MentionSearch search, SearchPlan plan, int maxCandidates)
    {
        (_session, _search, _maxCandidates, _tries) = (session, search, maxCandidates, true);
        Plan = plan;
        (Low, High) = Narrowed();
    }

    /// <summary>A scan that gives up after few candidates: hits that stand close are found with the least work.</summary>
    public static SearchScan Try(ReadSession session, MentionSearch search, SearchLimits limits) =>
        new(session, search, SearchPlan.Quick(session, search, limits), Math.Min(limits.FewCandidates, limits.Candidates));

    /// <summary>It gave up: there may be more than it found.</summary>
    public bool GaveUp { get; private set; }

    public SearchPlan Plan { get; }

    /// <summary>First row id that can be a hit.</summary>
    public long Low { get; }

    /// <summary>After the last row id that can be a hit.</summary>
    public long High { get; }

    /// <summary>The hits, the statement standing on each: row id in column 0, then <paramref name="columns"/>.</summary>
    public IEnumerable<RawStatement> Rows(IReadOnlyList<string> columns, string order, long low, long high)
    {
        using var statement = Plan.Prepare(_session, [Plan.Key, .. columns, .. Plan.IsExact ? [] : Document], order, low, high);
        for (var candidates = 1; statement.Step(); candidates++)
        {
            GaveUp = _tries && !Plan.IsExact && candidates > _maxCandidates;
            if (GaveUp)
                yield break;
            if (Plan.IsExact || Verify(statement, columns.Count + 1, candidates))
                yield return statement;
        }
    }

    public IEnumerable<RawStatement> Rows(params IReadOnlyList<string> columns) => Rows(columns, "", Low, High);

    /// <summary>Row ids in order of time.</summary>
    public IEnumerable<long> RowIds(bool newestFirst, long low, long high) =>
        Rows([], $"ORDER BY {Plan.Key} {(newestFirst ? "DESC" : "ASC")}", low, high).Select(row => row.Long(0));

    public IEnumerable<long> RowIds(bool newestFirst) => RowIds(newestFirst, Low, High);

    public long Count()
    {
        if (!Plan.IsExact)
            return Rows().LongCount();
        using var statement = Plan.Prepare(_session, ["count(*)"], "", Low, High);
        statement.Step();
        return statement.Long(0);
    }

    public bool Matches(ReadOnlySpan<byte> json)
    {
        var mention = JsonSerializer.Deserialize(json, MentionJson.Mention)!;
        return Matcher.Match(_search.Query!, mention.ToQueryDocument(), _search.Now) is not null;
    }

    private bool Verify(RawStatement statement, int column, int candidates) => candidates <= _maxCandidates
        ? Matches(statement.Blob(column))
        : throw new QueryNotServedException(
            $"\"{Plan.InexactPart}\" cannot be told from the index alone and more than {_maxCandidates:N0} mentions would have to be read. Add a rarer word, a field or a shorter time range.");

    // What was published or indexed in a stretch of time mostly stands in one stretch of row ids: its ends spare walking along everything else.
    private (long Low, long High) Narrowed()
    {
        var (low, high) = (Plan.Low, Plan.High);
        foreach (var range in Plan.Ranges)
        {
            using var statement = _session.Prepare($"SELECT min(m.rowid), max(m.rowid) FROM mentions m WHERE {range.Indexed}");
            for (var index = 0; index < range.Values.Count; index++)
                statement.Bind(index + 1, range.Values[index]);
            statement.Step();
            (low, high) = statement.IsNull(0) ? (0, 0) : (Math.Max(low, statement.Long(0)), Math.Min(high, statement.Long(1) + 1));
        }

        return (low, high);
    }
}
