using System.Text.Json;
using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>The quarantine in a unit's file.</summary>
internal static class DeadLetterTable
{
    public static int Add(UnitFile file, SqliteTransaction transaction, DeadLetter letter)
    {
        using var statement = new Statement(file.Connection, "INSERT INTO dead_letters VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING", 5);
        return statement.Execute(
            transaction,
            letter.Id,
            letter.At.ToUnixTimeMilliseconds(),
            (int)LogStreams.OfTopic(letter.Topic),
            letter.Headers.GetValueOrDefault(LogHeaders.Source),
            JsonSerializer.Serialize(letter, MentionJson.DeadLetter));
    }

    public static List<DeadLetter> All(UnitFile file) => file.Read(_ =>
    {
        using var statement = new Statement(file.Connection, "SELECT letter FROM dead_letters ORDER BY at, id", 0);
        return statement.Query(null, Read);
    });

    public static DeadLetter? Find(UnitFile file, SqliteTransaction transaction, string id)
    {
        using var statement = new Statement(file.Connection, "SELECT letter FROM dead_letters WHERE id = ?1", 1);
        return statement.Single(transaction, Read, id);
    }

    public static void Remove(UnitFile file, SqliteTransaction transaction, DeadLetter letter, bool countAsDropped)
    {
        using var delete = new Statement(file.Connection, "DELETE FROM dead_letters WHERE id = ?1", 1);
        delete.Execute(transaction, letter.Id);
        if (!countAsDropped || LogStreams.OfTopic(letter.Topic) != LogStream.Mentions)
            return;
        using var count = new Statement(file.Connection, "UPDATE sources SET dropped = dropped + 1 WHERE id = ?1", 1);
        count.Execute(transaction, letter.Headers.GetValueOrDefault(LogHeaders.Source));
    }

    private static DeadLetter Read(SqliteDataReader row) => JsonSerializer.Deserialize(row.GetString(0), MentionJson.DeadLetter)!;
}
