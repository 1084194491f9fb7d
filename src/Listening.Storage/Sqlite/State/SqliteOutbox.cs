using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>The outbox as the forwarder reads it, on a connection of its own: neither look-ups nor commits wait for it longer than one small transaction.</summary>
internal sealed class SqliteOutbox : IDisposable
{
    /// <summary>Records taken away in one transaction: milliseconds, between which polls commit.</summary>
    private const int Slice = 2_000;

    private readonly UnitFile _file;
    private readonly RawStatement _read;
    private readonly RawStatement _forget;

    public SqliteOutbox(string folder, string unit)
    {
        // Not durable: what is forgotten and comes back after a power cut is published once more.
        _file = new UnitFile(folder, unit, durable: false);
        _read = _file.Read(() => new RawStatement(_file.Connection, "SELECT seq, stream, key, source, incarnation, at, value, headers FROM outbox WHERE seq >= ?1 ORDER BY seq LIMIT ?2"));
        _forget = _file.Read(() => new RawStatement(_file.Connection, "DELETE FROM outbox WHERE seq < min(?1, (SELECT min(seq) FROM outbox) + ?2)"));
    }

    public List<OutboxRecord> Read(long from, int limit, long maxBytes) => _file.Read(() =>
    {
        var bytes = 0L;
        return _read.QueryWhile(ReadRecord, record => (bytes += record.Value?.Length ?? 0) < maxBytes, from, limit);
    });

    public void Forget(long before)
    {
        while (_file.Write(() => _forget.Execute(before, Slice)) == Slice)
        {
            // The next slice; a commit of the listener may come between.
        }
    }

    public void SetAside(DeadLetter letter) => _file.Write(() => DeadLetterTable.Add(_file, letter));

    public void Dispose()
    {
        _read.Dispose();
        _forget.Dispose();
        _file.Dispose();
    }

    private static OutboxRecord ReadRecord(RawStatement row)
    {
        var headers = new Dictionary<string, string>();
        if (!row.IsNull(7))
            OutboxHeaders.Read(row.Text(7), headers);
        return new(
            row.Long(0),
            (LogStream)(int)row.Long(1),
            row.Text(2),
            row.IsNull(3) ? null : row.Text(3),
            row.Text(4),
            DateTimeOffset.FromUnixTimeMilliseconds(row.Long(5)),
            row.IsNull(6) ? null : row.Blob(6).ToArray())
        {
            Headers = headers,
        };
    }
}
