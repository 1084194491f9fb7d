namespace Listening.Storage.Sqlite;

/// <summary>The file of one unit: feed state, seen entries, counters, outbox and quarantine.</summary>
internal static class UnitSchema
{
    public static readonly SqliteSchema Schema = new(0x4C53_0001, "listener state", [Version1, Version2, Version3]);

    // Keys and hashes are 16-byte blobs, times UTC milliseconds. `entries.status`: 0 unmatched, 1 heard, 2 duplicate. `outbox.stream`: see LogStream.
    private const string Version1 = """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO settings VALUES ('log_id', lower(hex(randomblob(8))));

        CREATE TABLE sources (
          number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, state TEXT,
          fetched INTEGER NOT NULL DEFAULT 0, new INTEGER NOT NULL DEFAULT 0, revised INTEGER NOT NULL DEFAULT 0, unchanged INTEGER NOT NULL DEFAULT 0,
          duplicate INTEGER NOT NULL DEFAULT 0, unmatched INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0, dropped INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE entries (
          source INTEGER NOT NULL, wide BLOB NOT NULL, narrow BLOB NOT NULL, id BLOB NOT NULL, hash BLOB NOT NULL, revision INTEGER NOT NULL,
          first_heard INTEGER, visibility INTEGER NOT NULL, status INTEGER NOT NULL, last_seen INTEGER NOT NULL, PRIMARY KEY (source, wide)) WITHOUT ROWID;
        CREATE INDEX entries_narrow ON entries (source, narrow);

        CREATE TABLE addresses (hash BLOB PRIMARY KEY, source INTEGER NOT NULL, id BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE kept (number INTEGER PRIMARY KEY, source INTEGER NOT NULL, wide BLOB NOT NULL, narrow BLOB NOT NULL, at INTEGER NOT NULL, entry BLOB NOT NULL, UNIQUE (source, wide));
        CREATE INDEX kept_at ON kept (at);

        CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, stream INTEGER NOT NULL, key TEXT NOT NULL, source TEXT, incarnation TEXT NOT NULL, at INTEGER NOT NULL, value BLOB);

        CREATE TABLE dead_letters (id TEXT PRIMARY KEY, at INTEGER NOT NULL, stream INTEGER NOT NULL, source TEXT, letter TEXT NOT NULL) WITHOUT ROWID;
        """;

    // See OutboxHeaders.
    private const string Version2 = "ALTER TABLE outbox ADD COLUMN headers TEXT";

    // Salted hashes of the identities of what was erased: see Suppression.
    private const string Version3 = """
        CREATE TABLE suppressed (hash BLOB PRIMARY KEY) WITHOUT ROWID;
        INSERT INTO settings VALUES ('erasure_salt', lower(hex(randomblob(16))));
        """;
}
