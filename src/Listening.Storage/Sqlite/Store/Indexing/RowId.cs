namespace Listening.Storage.Sqlite;

/// <summary>Row ids that carry time: milliseconds in the upper bits, 20 bits of the id's hash below. So the inverted index walks in order of time by itself,
/// a time range is a range of row ids, a cursor is a row id, and a histogram needs nothing else. Two mentions of one place: the later takes the next free one,
/// beyond 2^20 of one millisecond that of the next millisecond.</summary>
internal static class RowId
{
    private const int Bits = 20;
    private const long LastMillisecond = (1L << (62 - Bits)) - 1;

    public static long Of(DateTimeOffset timestamp, string id) => From(timestamp.ToUnixTimeMilliseconds()) | (Hash(id) & ((1 << Bits) - 1));

    /// <summary>Unix time in milliseconds.</summary>
    public static long Milliseconds(long rowId) => rowId >> Bits;

    /// <summary>The first row id at or after an instant.</summary>
    public static long AtOrAfter(DateTimeOffset instant) => From(Ceiling(instant));

    /// <summary>The first row id of a millisecond; times outside the range are clamped.</summary>
    public static long From(long milliseconds) => Math.Clamp(milliseconds, 0, LastMillisecond) << Bits;

    /// <summary>The first whole millisecond at or after an instant.</summary>
    public static long Ceiling(DateTimeOffset instant)
    {
        var floor = instant.ToUnixTimeMilliseconds();
        return instant.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? floor : floor + 1;
    }

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static uint Hash(string id)
    {
        var hash = 2166136261u;
        foreach (var character in id)
            hash = (hash ^ character) * 16777619u;
        return hash ^ (hash >> 16);
    }
}
