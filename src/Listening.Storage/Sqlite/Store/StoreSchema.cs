namespace Listening.Storage.Sqlite;

/// <summary>The layout of <c>store.db</c>. Every table that holds a mention shares its <see cref="RowId"/>.</summary>
internal static class StoreSchema
{
    /// <summary>The file's kind; the id is "Lsto" in ASCII.</summary>
    public static readonly SqliteSchema Schema = new(0x4c73746f, "the mention store", [First, Second, Third, Fourth]);

    // mentions is narrow and counts facets and ranges, facet columns first so that reading one decodes little;
    // documents holds what is shown; found is the inverted index: it keeps no text of its own.
    // tokenize: only blanks separate, since the tokens are ours already.
    private const string First = """
        CREATE TABLE mentions(
            rowid INTEGER PRIMARY KEY,
            unit INTEGER NOT NULL, hidden INTEGER NOT NULL, sentiment INTEGER, source INTEGER NOT NULL, author INTEGER, language INTEGER NOT NULL,
            site INTEGER, status INTEGER NOT NULL, visibility INTEGER NOT NULL, queries BLOB, goals BLOB, hashtags BLOB, tags BLOB,
            id NOT NULL, revision INTEGER NOT NULL, source_id INTEGER NOT NULL, partition INTEGER NOT NULL, score REAL, words INTEGER NOT NULL, rating REAL,
            published INTEGER, heard INTEGER NOT NULL, first_heard INTEGER NOT NULL, indexed INTEGER NOT NULL);
        CREATE UNIQUE INDEX mentions_id ON mentions(id);
        CREATE INDEX mentions_indexed ON mentions(indexed);
        CREATE INDEX mentions_published ON mentions(published);
        CREATE TABLE documents(rowid INTEGER PRIMARY KEY, url TEXT, links TEXT, base BLOB, json BLOB NOT NULL);
        CREATE TABLE names(id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE found USING fts5(
            title, text, title_marked, text_marked, terms,
            content='', contentless_delete=1, detail=full, tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'");
        INSERT INTO found(found, rank) VALUES('pgsz', 4000), ('automerge', 8), ('crisismerge', 32), ('hashsize', 67108864);
        CREATE TABLE actions(mention_id TEXT NOT NULL, at INTEGER NOT NULL, action_id TEXT NOT NULL UNIQUE, json BLOB NOT NULL);
        CREATE INDEX actions_mention ON actions(mention_id, at, action_id);
        CREATE TABLE polls(unit TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL, json BLOB NOT NULL, UNIQUE(unit, source, at));
        CREATE INDEX polls_at ON polls(at);
        CREATE TABLE expired(id PRIMARY KEY, revision INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE ledger(partition TEXT NOT NULL, unit TEXT NOT NULL, source TEXT NOT NULL, indexed INTEGER NOT NULL DEFAULT 0, superseded INTEGER NOT NULL DEFAULT 0, expired INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY(partition, unit, source)) WITHOUT ROWID;
        CREATE TABLE checkpoints(partition TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // vocabulary holds what wildcards and misspellings are looked up in: found's own list of words can only be read along with all their places.
    // A store that was there before gets its words out of that list. places tells where words stand.
    private static string Second => $"""
        CREATE TABLE vocabulary(stream INTEGER NOT NULL, term TEXT NOT NULL, PRIMARY KEY(stream, term)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE places USING fts5vocab(found, instance);
        CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, found, col);
        {FillVocabulary("temp.words")};
        DROP TABLE temp.words;
        """;

    private const string Third = """
        CREATE TABLE erased(id PRIMARY KEY, revision INTEGER NOT NULL, cleared INTEGER NOT NULL) WITHOUT ROWID;
        ALTER TABLE ledger ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
        """;

    // story is the id of the mention that began it; stories and story_bands hold those alone, by row id, which carries their time.
    private const string Fourth = """
        ALTER TABLE mentions ADD COLUMN story;
        CREATE TABLE stories(mention INTEGER PRIMARY KEY, unit TEXT NOT NULL, private INTEGER NOT NULL, bands TEXT NOT NULL);
        CREATE TABLE story_bands(band INTEGER NOT NULL, mention INTEGER NOT NULL, high INTEGER NOT NULL, low INTEGER NOT NULL, figures INTEGER NOT NULL, PRIMARY KEY(band, mention)) WITHOUT ROWID;
        """;

    /// <summary>Fills the vocabulary from a table of the inverted index's words.</summary>
    public static string FillVocabulary(string words) => $"""
        INSERT OR IGNORE INTO vocabulary(stream, term) SELECT CASE col WHEN 'terms' THEN 2 WHEN 'title' THEN 0 WHEN 'text' THEN 0 ELSE 1 END, CASE col WHEN 'terms' THEN substr(term, 4) ELSE term END
            FROM {words} WHERE term <> '-' AND (col <> 'terms' OR substr(term, 1, 3) = 'by=')
        """;
}
