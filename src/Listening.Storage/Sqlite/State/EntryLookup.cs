using Listening.Feeds;
using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>What is known of sources and entries.</summary>
internal sealed class EntryLookup(UnitFile file) : IDisposable
{
    private const string Columns = "wide, id, hash, revision, first_heard, visibility, status, last_seen";
    private const string SourceNumber = "(SELECT number FROM sources WHERE id = ?1)";

    private readonly Statement _find = new(file.Connection, $"SELECT {Columns} FROM entries WHERE source = {SourceNumber} AND wide = ?2", 2);
    private readonly Statement _findByNarrowKey = new(file.Connection, $"SELECT {Columns} FROM entries WHERE source = {SourceNumber} AND narrow = ?2", 2);
    private readonly Statement _findElsewhere = new(file.Connection, $"SELECT id FROM addresses WHERE hash = ?2 AND source IS NOT {SourceNumber}", 2);
    private readonly Statement _kept = new(file.Connection, $"SELECT wide, narrow, entry FROM kept WHERE source = {SourceNumber} ORDER BY number", 1);

    public List<SourceMemory> Sources()
    {
        using var statement = new Statement(file.Connection, "SELECT id, state, fetched, new, revised, unchanged, duplicate, unmatched, rejected FROM sources", 0);
        return statement.Query(null, row => new SourceMemory(row.GetString(0), row.IsDBNull(1) ? FeedState.New : SqliteListenerState.StateOfText(row.GetString(1)), Counts(row, 2)));
    }

    public static EntryCounts Counts(SqliteDataReader row, int first) => new()
    {
        Fetched = row.GetInt64(first),
        New = row.GetInt64(first + 1),
        Revised = row.GetInt64(first + 2),
        Unchanged = row.GetInt64(first + 3),
        Duplicate = row.GetInt64(first + 4),
        Unmatched = row.GetInt64(first + 5),
        Rejected = row.GetInt64(first + 6),
    };

    public KnownEntry? Find(string sourceId, string wideKey) => _find.Single(null, ReadEntry, sourceId, Convert.FromHexString(wideKey));

    public List<KnownEntry> FindByNarrowKey(string sourceId, string narrowKey) => _findByNarrowKey.Query(null, ReadEntry, sourceId, Convert.FromHexString(narrowKey));

    public string? FindHeardElsewhere(string sourceId, IReadOnlyList<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (_findElsewhere.Single(null, row => Hex(row, 0), sourceId, Convert.FromHexString(address)) is { } id)
                return id;
        }

        return null;
    }

    public List<KeptEntry> Kept(string sourceId) => _kept.Query(null, row => new KeptEntry(Hex(row, 0), Hex(row, 1), row.GetFieldValue<byte[]>(2)), sourceId);

    public void Dispose()
    {
        _find.Dispose();
        _findByNarrowKey.Dispose();
        _findElsewhere.Dispose();
        _kept.Dispose();
    }

    private static KnownEntry ReadEntry(SqliteDataReader row) => new()
    {
        WideKey = Hex(row, 0),
        Id = Hex(row, 1),
        ContentHash = Hex(row, 2),
        Revision = row.GetInt64(3),
        FirstHeard = row.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        Visibility = (Visibility)row.GetInt32(5),
        IsDuplicate = row.GetInt32(6) == EntryStatus.Duplicate,
        LastSeen = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
    };

    private static string Hex(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
}

/// <summary>Values of <c>entries.status</c>.</summary>
internal static class EntryStatus
{
    public const int Unmatched = 0;
    public const int Heard = 1;
    public const int Duplicate = 2;
}
