using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Puts back entries that the log remembers and this file does not.</summary>
internal static class EntryRestorer
{
    // At the same revision the file knows more than the log does: what was decided of the entry since.
    private const string PutEntry = """
        INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO UPDATE SET narrow = excluded.narrow, id = excluded.id, hash = excluded.hash, revision = excluded.revision, first_heard = excluded.first_heard,
          visibility = excluded.visibility, status = excluded.status, last_seen = excluded.last_seen WHERE excluded.revision > entries.revision
        """;

    public static int Restore(UnitFile file, IReadOnlyList<RestoredEntry> entries)
    {
        using var addSource = new RawStatement(file.Connection, "INSERT INTO sources (id) VALUES (?1) ON CONFLICT DO NOTHING");
        using var sourceNumber = new RawStatement(file.Connection, "SELECT number FROM sources WHERE id = ?1");
        using var putEntry = new RawStatement(file.Connection, PutEntry);
        using var claim = new RawStatement(file.Connection, "INSERT INTO addresses VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        foreach (var (sourceId, entry, narrowKey, addresses) in entries)
        {
            addSource.Execute(sourceId);
            var source = sourceNumber.Single(row => row.Long(0), sourceId);
            var id = Convert.FromHexString(entry.Id);
            putEntry.Execute(
                source,
                Convert.FromHexString(entry.WideKey),
                Convert.FromHexString(narrowKey),
                id,
                Convert.FromHexString(entry.ContentHash),
                entry.Revision,
                entry.FirstHeard?.ToUnixTimeMilliseconds(),
                (long)entry.Visibility,
                EntryStatus.Heard,
                entry.LastSeen.ToUnixTimeMilliseconds());
            foreach (var address in addresses)
                claim.Execute(Convert.FromHexString(address), source, id);
        }

        return entries.Count;
    }
}
