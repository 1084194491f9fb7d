using System.Buffers;
using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Writes and removes the rows of one mention in its three tables.</summary>
internal sealed class MentionRows(StatementCache statements, Names names, VocabularyTable vocabulary)
{
    private readonly StoryTable _stories = new(statements);
    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);

    public bool IsTaken(long rowId)
    {
        var statement = statements.Get("SELECT 1 FROM mentions WHERE rowid = ?").Bind(1, rowId);
        var taken = statement.Step();
        statement.Reset();
        return taken;
    }

    public void Remove(long rowId)
    {
        _stories.Remove(rowId);
        statements.Get("DELETE FROM found WHERE rowid = ?").Bind(1, rowId).Run();
        statements.Get("DELETE FROM documents WHERE rowid = ?").Bind(1, rowId).Run();
        statements.Get("DELETE FROM mentions WHERE rowid = ?").Bind(1, rowId).Run();
    }

    /// <param name="indexed">The mention.</param>
    /// <param name="original">As the listener sent it, where people's acts made another document of it; else null.</param>
    public void Insert(IndexedMention indexed, Mention? original)
    {
        InsertColumns(indexed);
        InsertDocument(indexed, original);
        vocabulary.Add(indexed);
        _stories.Add(indexed);
        statements.Get("INSERT INTO found(rowid, title, text, title_marked, text_marked, terms) VALUES(?, ?, ?, ?, ?, ?)")
            .Bind(1, indexed.RowId)
            .Bind(2, indexed.Title)
            .Bind(3, indexed.Text)
            .Bind(4, indexed.TitleMarked)
            .Bind(5, indexed.TextMarked)
            .Bind(6, indexed.Terms)
            .Run();
    }

    private void InsertColumns(IndexedMention indexed)
    {
        var mention = indexed.Mention;
        var statement = statements.Get("""
            INSERT INTO mentions(rowid, unit, hidden, sentiment, source, author, language, site, status, visibility, queries, goals, hashtags, tags,
                id, revision, source_id, partition, score, words, rating, published, heard, first_heard, indexed, story)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        statement.Bind(1, indexed.RowId).Bind(2, names.Of(mention.Unit)).Bind(3, mention.Queries.Count == 0 ? 1 : 0);
        BindName(statement, 4, mention.Sentiment?.Label);
        BindName(statement, 5, mention.Source.Title ?? mention.Source.Id);
        BindName(statement, 6, mention.Author?.Name ?? mention.Author?.Handle);
        BindName(statement, 7, mention.Language);
        BindName(statement, 8, mention.Site);
        BindName(statement, 9, mention.Workflow?.Status ?? MentionDocument.NoStatus);
        BindName(statement, 10, mention.Visibility);
        BindNames(statement, 11, mention.Queries, query => mention.Unit + "/" + query);
        BindNames(statement, 12, mention.Goals, goal => goal);
        BindNames(statement, 13, mention.Hashtags, hashtag => hashtag.ToLowerInvariant());
        BindNames(statement, 14, mention.Tags, tag => tag);
        IdKey.Bind(statement, 15, mention.Id).Bind(16, mention.Revision);
        BindName(statement, 17, indexed.LedgerSource);
        BindName(statement, 18, indexed.Partition);
        BindNumber(statement, 19, mention.Sentiment?.Score);
        statement.Bind(20, indexed.Words);
        BindNumber(statement, 21, mention.Rating);
        BindTime(statement, 22, mention.Published);
        BindTime(statement, 23, mention.Heard);
        BindTime(statement, 24, mention.FirstHeard);
        BindTime(statement, 25, mention.Indexed);
        (mention.Story is { } story ? IdKey.Bind(statement, 26, story) : statement.BindNull(26)).Run();
    }

    private void InsertDocument(IndexedMention indexed, Mention? original)
    {
        var statement = statements.Get("INSERT INTO documents(rowid, url, links, base, json) VALUES(?, ?, ?, ?, ?)")
            .Bind(1, indexed.RowId)
            .Bind(2, indexed.Url)
            .Bind(3, indexed.Links);
        BindJson(statement, 4, original);
        BindJson(statement, 5, indexed.Mention);
        statement.Run();
    }

    private void BindJson(RawStatement statement, int index, Mention? mention)
    {
        if (mention is null)
        {
            statement.BindNull(index);
            return;
        }

        _bytes.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = MentionJson.Options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, mention, MentionJson.Mention);
        statement.BindBlob(index, _bytes.WrittenSpan);
    }

    private void BindName(RawStatement statement, int index, string? value)
    {
        if (value is null)
            statement.BindNull(index);
        else
            statement.Bind(index, names.Of(value));
    }

    // A value counts once per mention, however often a hostile document repeats it.
    private void BindNames(RawStatement statement, int index, IReadOnlyList<string> values, Func<string, string> name) =>
        statement.Bind(index, (object?)(values.Count == 0 ? null : names.OfAll([.. values.Select(name).Distinct(StringComparer.Ordinal)])));

    private static void BindNumber(RawStatement statement, int index, double? value)
    {
        if (value is null)
            statement.BindNull(index);
        else
            statement.Bind(index, value.Value);
    }

    private static void BindTime(RawStatement statement, int index, DateTimeOffset? value)
    {
        if (value is null)
            statement.BindNull(index);
        else
            statement.Bind(index, value.Value.ToUnixTimeMilliseconds());
    }
}
