using Listening.Feeds;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>What is known of sources and entries.</summary>
internal sealed class EntryLookup(UnitFile file) : IDisposable
{
    private const string Columns = "wide, id, hash, revision, first_heard, visibility, status, last_seen";
    private const string SourceNumber = "(SELECT number FROM sources WHERE id = ?1)";

    private readonly RawStatement _find = new(file.Connection, $"SELECT {Columns} FROM entries WHERE source = {SourceNumber} AND wide = ?2");
    private readonly RawStatement _findByNarrowKey = new(file.Connection, $"SELECT {Columns} FROM entries WHERE source = {SourceNumber} AND narrow = ?2");
    private readonly RawStatement _findElsewhere = new(file.Connection, $"SELECT id FROM addresses WHERE hash = ?2 AND source IS NOT {SourceNumber}");
    private readonly RawStatement _kept = new(file.Connection, $"SELECT wide, narrow, entry, at FROM kept WHERE source = {SourceNumber} ORDER BY number");

    public List<SourceMemory> Sources()
    {
        using var statement = new RawStatement(file.Connection, "SELECT id, state, fetched, new, revised, unchanged, duplicate, unmatched, rejected FROM sources");
        return statement.Query(row => new SourceMemory(row.Text(0), row.IsNull(1) ? FeedState.New : SqliteListenerState.StateOfText(row.Text(1)), Counts(row, 2)));
    }

    public static EntryCounts Counts(RawStatement row, int first) => new()
    {
        Fetched = row.Long(first),
        New = row.Long(first + 1),
        Revised = row.Long(first + 2),
        Unchanged = row.Long(first + 3),
        Duplicate = row.Long(first + 4),
        Unmatched = row.Long(first + 5),
        Rejected = row.Long(first + 6),
    };

    public KnownEntry? Find(string sourceId, string wideKey) => _find.Single(ReadEntry, sourceId, Convert.FromHexString(wideKey));

    public List<KnownEntry> FindByNarrowKey(string sourceId, string narrowKey) => _findByNarrowKey.Query(ReadEntry, sourceId, Convert.FromHexString(narrowKey));

    public string? FindHeardElsewhere(string sourceId, IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (_findElsewhere.Single(row => Hex(row, 0), sourceId, Convert.FromHexString(address)) is { } id)
                return id;
        }

        return null;
    }

    public List<KeptEntry> Kept(string sourceId) => _kept.Query(row => new KeptEntry(Hex(row, 0), Hex(row, 1), row.Blob(2).ToArray(), KeptTable.Time(row.Long(3))), sourceId);

    public void Dispose()
    {
        _find.Dispose();
        _findByNarrowKey.Dispose();
        _findElsewhere.Dispose();
        _kept.Dispose();
    }

    private static KnownEntry ReadEntry(RawStatement row) => new()
    {
        WideKey = Hex(row, 0),
        Id = Hex(row, 1),
        ContentHash = Hex(row, 2),
        Revision = row.Long(3),
        FirstHeard = row.IsNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Long(4)),
        Visibility = (Visibility)(int)row.Long(5),
        IsDuplicate = (int)row.Long(6) == EntryStatus.Duplicate,
        LastSeen = DateTimeOffset.FromUnixTimeMilliseconds(row.Long(7)),
    };

    private static string Hex(RawStatement row, int column) => Convert.ToHexStringLower(row.Blob(column));
}

/// <summary>Values of <c>entries.status</c>.</summary>
internal static class EntryStatus
{
    public const long Unmatched = 0;
    public const long Heard = 1;
    public const long Duplicate = 2;
}
