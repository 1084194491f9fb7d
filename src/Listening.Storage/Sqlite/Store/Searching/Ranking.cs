using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Order of relevance: BM25, a word of the title counting three times one of the text. Ranked are the newest <see cref="MaxRanked"/> hits, since each of them has to be scored.</summary>
internal static class Ranking
{
    public const int MaxRanked = 20_000;

    private const string Score = "bm25(found, 3, 1, 3, 1, 0)";

    public static List<PageCursor> Page(ReadSession session, SearchScan scan, int count, PageCursor? after)
    {
        var ranked = new List<PageCursor>();
        using (var statement = scan.Plan.Prepare(session, [scan.Plan.Key, Score], "", OldestRanked(session, scan), scan.High))
        {
            while (statement.Step())
            {
                var place = new PageCursor(MentionSort.Relevance, statement.Long(0), statement.Double(1));
                if (after is null || Compare(place, after.Value) > 0)
                    ranked.Add(place);
            }
        }

        ranked.Sort(Compare);
        return [.. ranked.Where(place => scan.Plan.IsExact || Verify(session, scan, place.RowId)).Take(count)];
    }

    private static long OldestRanked(ReadSession session, SearchScan scan)
    {
        using var statement = scan.Plan.Prepare(session, [scan.Plan.Key], $"ORDER BY f.rowid DESC LIMIT 1 OFFSET {MaxRanked - 1}", scan.Low, scan.High);
        return statement.Step() ? statement.Long(0) : scan.Low;
    }

    // FTS5's scores are negative, the best the least.
    private static int Compare(PageCursor left, PageCursor right) =>
        left.Score.CompareTo(right.Score) is var order and not 0 ? order : right.RowId.CompareTo(left.RowId);

    private static bool Verify(ReadSession session, SearchScan scan, long rowId)
    {
        var statement = session.Statements.Get("SELECT json FROM documents WHERE rowid = ?").Bind(1, rowId);
        var matches = statement.Step() && scan.Matches(statement.Blob(0));
        statement.Reset();
        return matches;
    }
}
