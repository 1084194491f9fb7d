using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The quarantine in a unit's file.</summary>
internal static class DeadLetterTable
{
    public static int Add(UnitFile file, DeadLetter letter)
    {
        using var statement = new RawStatement(file.Connection, "INSERT INTO dead_letters VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING");
        return statement.Execute(
            letter.Id,
            letter.At.ToUnixTimeMilliseconds(),
            (long)LogStreams.OfTopic(letter.Topic),
            letter.Headers.GetValueOrDefault(LogHeaders.Source),
            JsonSerializer.Serialize(letter, MentionJson.DeadLetter));
    }

    public static List<DeadLetter> All(UnitFile file) => file.Read(() =>
    {
        using var statement = new RawStatement(file.Connection, "SELECT letter FROM dead_letters ORDER BY at, id");
        return statement.Query(Read);
    });

    public static DeadLetter? Find(UnitFile file, string id)
    {
        using var statement = new RawStatement(file.Connection, "SELECT letter FROM dead_letters WHERE id = ?1");
        return statement.Single(Read, id);
    }

    public static void Remove(UnitFile file, DeadLetter letter, bool countAsDropped)
    {
        using var delete = new RawStatement(file.Connection, "DELETE FROM dead_letters WHERE id = ?1");
        delete.Execute(letter.Id);
        if (!countAsDropped || LogStreams.OfTopic(letter.Topic) != LogStream.Mentions)
            return;
        using var count = new RawStatement(file.Connection, "UPDATE sources SET dropped = dropped + 1 WHERE id = ?1");
        count.Execute(letter.Headers.GetValueOrDefault(LogHeaders.Source));
    }

    private static DeadLetter Read(RawStatement row) => JsonSerializer.Deserialize(row.Text(0), MentionJson.DeadLetter)!;
}
