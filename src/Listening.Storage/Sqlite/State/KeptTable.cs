using System.Globalization;
using Listening.Mentions;

namespace Listening.Storage.Sqlite;

/// <summary>Entries that matched nothing, as a whole: how much is kept, and what goes.</summary>
internal static class KeptTable
{
    // Rows of `settings`: how many entries went for want of space, and when the latest of them had been committed.
    private const string Dropped = "kept_dropped";
    private const string DroppedUpTo = "kept_dropped_up_to";

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static KeptCoverage Coverage(UnitFile file)
    {
        using var statement = new RawStatement(
            file.Connection,
            "SELECT id, count(*), sum(length(entry)), min(at), max(at) FROM kept JOIN sources ON sources.number = kept.source GROUP BY id ORDER BY id");
        var sources = statement.Query(row => new KeptSource(row.Text(0), row.Long(1), row.Long(2), Time(row.Long(3)), Time(row.Long(4))));
        var dropped = Recall(file, Dropped);
        return new(sources, dropped, dropped == 0 ? null : Time(Recall(file, DroppedUpTo)));
    }

    /// <summary>Forgets what is older than a time, then the oldest beyond a number of bytes; how many.</summary>
    public static int Prune(UnitFile file, DateTimeOffset before, long maxBytes)
    {
        using var old = new RawStatement(file.Connection, "DELETE FROM kept WHERE at < ?1");
        using var beyond = new RawStatement(
            file.Connection,
            "DELETE FROM kept WHERE number <= (SELECT max(number) FROM (SELECT number, sum(length(entry)) OVER (ORDER BY number DESC) AS bytes FROM kept) WHERE bytes > ?1) RETURNING at");
        var aged = old.Execute(before.ToUnixTimeMilliseconds());
        var dropped = beyond.Query(row => row.Long(0), maxBytes);
        if (dropped.Count > 0)
        {
            Remember(file, Dropped, Recall(file, Dropped) + dropped.Count);
            Remember(file, DroppedUpTo, Math.Max(Recall(file, DroppedUpTo), dropped.Max()));
        }

        return aged + dropped.Count;
    }

    private static long Recall(UnitFile file, string name)
    {
        using var statement = new RawStatement(file.Connection, "SELECT CAST(value AS INTEGER) FROM settings WHERE name = ?1");
        return statement.Single(row => row.Long(0), name);
    }

    private static void Remember(UnitFile file, string name, long value)
    {
        using var statement = new RawStatement(file.Connection, "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value");
        statement.Execute(name, value.ToString(CultureInfo.InvariantCulture));
    }
}
