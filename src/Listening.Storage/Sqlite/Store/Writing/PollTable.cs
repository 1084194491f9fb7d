using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The newest polls of each source: at most <see cref="Kept"/>, at most <see cref="KeptFor"/> old.</summary>
internal sealed class PollTable(StatementCache statements)
{
    public const int Kept = 200;

    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>False where the poll is known.</summary>
    public bool Add(PollEvent poll) =>
        statements.Get("INSERT OR IGNORE INTO polls(unit, source, at, json) VALUES(?, ?, ?, ?)")
            .Bind(1, poll.Unit)
            .Bind(2, poll.Source.Id)
            .Bind(3, poll.Timestamp.ToUnixTimeMilliseconds())
            .BindBlob(4, JsonSerializer.SerializeToUtf8Bytes(poll, MentionJson.Poll))
            .Run() > 0;

    public void Trim(IEnumerable<(string Unit, string Source)> sources, DateTimeOffset now)
    {
        foreach (var (unit, source) in sources)
        {
            statements.Get("DELETE FROM polls WHERE unit = ?1 AND source = ?2 AND at <= (SELECT at FROM polls WHERE unit = ?1 AND source = ?2 ORDER BY at DESC LIMIT 1 OFFSET ?3)")
                .Bind(1, unit)
                .Bind(2, source)
                .Bind(3, Kept)
                .Run();
        }

        statements.Get("DELETE FROM polls WHERE at < ?").Bind(1, (now - KeptFor).ToUnixTimeMilliseconds()).Run();
    }

    public IReadOnlyList<PollEvent> Newest(string? unit, string? source, int limit)
    {
        var statement = statements.Get((unit, source) switch
        {
            (null, null) => "SELECT json FROM polls WHERE ?1 IS ?2 ORDER BY at DESC, unit, source LIMIT ?3",
            (_, null) => "SELECT json FROM polls WHERE unit = ?1 AND ?2 IS NULL ORDER BY at DESC, source LIMIT ?3",
            (null, _) => "SELECT json FROM polls WHERE ?1 IS NULL AND source = ?2 ORDER BY at DESC, unit LIMIT ?3",
            _ => "SELECT json FROM polls WHERE unit = ?1 AND source = ?2 ORDER BY at DESC LIMIT ?3",
        }).Bind(1, unit).Bind(2, source).Bind(3, limit);
        var polls = new List<PollEvent>();
        while (statement.Step())
            polls.Add(JsonSerializer.Deserialize(statement.Blob(0), MentionJson.Poll)!);
        return polls;
    }
}
