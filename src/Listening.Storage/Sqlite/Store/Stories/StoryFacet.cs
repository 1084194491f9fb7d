using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Counts hits by story. Nearly every mention may be a story of its own, so that ids are counted as they stand instead of by names.</summary>
internal static class StoryFacet
{
    public static IReadOnlyList<FacetCount> Read(ReadSession session, MentionSearch search, int size, SearchLimits limits)
    {
        var (counts, foreign) = (new Dictionary<UInt128, long>(), new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var row in new SearchScan(session, search, limits).Rows("m.story"))
        {
            if (row.IsBlob(1))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, BinaryPrimitives.ReadUInt128BigEndian(row.Blob(1)), out _)++;
            else if (!row.IsNull(1))
                CollectionsMarshal.GetValueRefOrAddDefault(foreign, row.Text(1), out _)++;
        }

        // Big-endian numbers are in the order of their hexadecimal text.
        return
        [
            .. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(Math.Max(0, size))
                .Select(count => new FacetCount(count.Key.ToString("x32", System.Globalization.CultureInfo.InvariantCulture), count.Value))
                .Concat(foreign.Select(count => new FacetCount(count.Key, count.Value)))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal)
                .Take(Math.Max(0, size)),
        ];
    }
}
