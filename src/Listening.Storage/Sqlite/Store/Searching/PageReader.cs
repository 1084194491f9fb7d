using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>One page of hits with their documents.</summary>
internal static class PageReader
{
    /// <summary>Largest page.</summary>
    public const int MaxLimit = 10_000;

    public static MentionPage Read(ReadSession session, MentionSearch search, SearchLimits limits)
    {
        if (search.Limit is < 1 or > MaxLimit)
            throw new ArgumentOutOfRangeException(nameof(search), search.Limit, $"A page holds 1 to {MaxLimit:N0} mentions.");
        var cursor = PageCursor.Parse(search.Cursor, search.Sort);
        var ends = search.Sort == MentionSort.Relevance ? ByRelevance(session, search, limits, cursor) : ByTime(session, search, limits, cursor);
        var page = ends.Take(search.Limit).ToList();
        return new([.. page.Select(end => Document(session, end.RowId)!)], ends.Count > search.Limit ? page[^1].ToString() : null);
    }

    public static Mention? Document(ReadSession session, long rowId)
    {
        var statement = session.Statements.Get("SELECT json FROM documents WHERE rowid = ?").Bind(1, rowId);
        if (!statement.Step())
            return null;
        var mention = JsonSerializer.Deserialize(statement.Blob(0), MentionJson.Mention);
        statement.Reset();
        return mention;
    }

    private static List<PageCursor> ByRelevance(ReadSession session, MentionSearch search, SearchLimits limits, PageCursor? cursor)
    {
        var scan = new SearchScan(session, search, limits.InOneExpression());
        return scan.Plan.IsRanked ? Ranking.Page(session, scan, search.Limit + 1, cursor) : ByTime(scan, search, cursor);
    }

    private static List<PageCursor> ByTime(ReadSession session, MentionSearch search, SearchLimits limits, PageCursor? cursor)
    {
        var attempt = SearchScan.Try(session, search, limits.InOneExpression());
        var ends = ByTime(attempt, search, cursor);
        return attempt.GaveUp ? ByTime(new SearchScan(session, search, limits), search, cursor) : ends;
    }

    private static List<PageCursor> ByTime(SearchScan scan, MentionSearch search, PageCursor? cursor)
    {
        var newestFirst = search.Sort != MentionSort.Oldest;
        var low = newestFirst || cursor is null ? scan.Low : Math.Max(scan.Low, cursor.Value.RowId + 1);
        var high = newestFirst && cursor is not null ? Math.Min(scan.High, cursor.Value.RowId) : scan.High;
        return [.. scan.RowIds(newestFirst, low, high).Take(search.Limit + 1).Select(rowId => new PageCursor(search.Sort, rowId))];
    }
}
