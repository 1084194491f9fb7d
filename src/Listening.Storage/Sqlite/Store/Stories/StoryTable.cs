using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The mentions that began a story, filed by the bands of their fingerprints.</summary>
internal sealed class StoryTable(StatementCache statements)
{
    public void Add(IndexedMention indexed)
    {
        var mention = indexed.Mention;
        if (mention.Story != mention.Id || StoryQuestion.Of(mention) is not { } begun)
            return;
        statements.Get("INSERT INTO stories(mention, unit, private, bands) VALUES(?, ?, ?, ?)")
            .Bind(1, indexed.RowId)
            .Bind(2, begun.Unit)
            .Bind(3, begun.IsPrivate ? 1 : 0)
            .Bind(4, string.Join(' ', mention.StoryBands))
            .Run();
        foreach (var band in StoryBands.Numbers(begun.Fingerprint))
        {
            statements.Get("INSERT INTO story_bands(band, mention, high, low, figures) VALUES(?, ?, ?, ?, ?)")
                .Bind(1, band)
                .Bind(2, indexed.RowId)
                .Bind(3, (long)(ulong)(begun.Fingerprint.Hash >> 64))
                .Bind(4, (long)(ulong)begun.Fingerprint.Hash)
                .Bind(5, (long)begun.Fingerprint.Figures)
                .Run();
        }
    }

    public void Remove(long rowId)
    {
        if (Fingerprint(rowId) is not { } fingerprint)
            return;
        foreach (var band in StoryBands.Numbers(fingerprint))
            statements.Get("DELETE FROM story_bands WHERE band = ? AND mention = ?").Bind(1, band).Bind(2, rowId).Run();
        statements.Get("DELETE FROM stories WHERE mention = ?").Bind(1, rowId).Run();
    }

    private StoryFingerprint? Fingerprint(long rowId) =>
        statements.Get("SELECT bands FROM stories WHERE mention = ?").Single(row => StoryBands.Read(row.Text(0).Split(' ')), rowId);
}
