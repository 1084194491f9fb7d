using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Counts hits by the names of a column.</summary>
internal static class FacetReader
{
    public static IReadOnlyList<FacetCount> Read(ReadSession session, MentionSearch search, MentionFacet facet, int size, SearchLimits limits)
    {
        if (facet == MentionFacet.Story)
            return StoryFacet.Read(session, search, size, limits);
        var column = FacetColumn.Of(facet);
        var counts = new Dictionary<long, long>();
        foreach (var row in new SearchScan(session, search, limits).Rows(column.Name))
        {
            if (row.IsNull(1))
                continue;
            if (column.Several)
                CountAll(counts, row.Blob(1));
            else
                Count(counts, row.Long(1));
        }

        return Highest(session, counts, size);
    }

    private static void CountAll(Dictionary<long, long> counts, ReadOnlySpan<byte> names)
    {
        for (; !names.IsEmpty; names = names[sizeof(int)..])
            Count(counts, BinaryPrimitives.ReadInt32LittleEndian(names));
    }

    private static void Count(Dictionary<long, long> counts, long name) => CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _)++;

    // Names are read only for what can be among the highest: all that tie with the last of them, since ties go by name.
    private static IReadOnlyList<FacetCount> Highest(ReadSession session, Dictionary<long, long> counts, int size)
    {
        if (size <= 0)
            return [];
        var ordered = counts.Values.OrderDescending().ToList();
        var least = ordered.Count > size ? ordered[size - 1] : 0;
        return
        [
            .. counts.Where(count => count.Value >= least)
                .Select(count => new FacetCount(Name(session, count.Key), count.Value))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal)
                .Take(size),
        ];
    }

    private static string Name(ReadSession session, long id)
    {
        var statement = session.Statements.Get("SELECT value FROM names WHERE id = ?").Bind(1, id);
        var name = statement.Step() ? statement.Text(0) : "";
        statement.Reset();
        return name;
    }
}
