namespace Listening.Indexer;

/// <summary>How long to wait after so many failures in a row: doubling up to a maximum, and somewhere in the upper half of that, so that several indexers do not come back at the same moment.</summary>
internal static class Pauses
{
    /// <summary>Of single records that the store asks to have repeated, and of a store that is away.</summary>
    public static readonly TimeSpan LongestRepeat = TimeSpan.FromSeconds(30);

    /// <summary>Of a unit that is held.</summary>
    public static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <param name="failures">From 1.</param>
    /// <param name="longest">The maximum.</param>
    /// <param name="jitter">The spread.</param>
    public static TimeSpan After(int failures, TimeSpan longest, Random jitter)
    {
        var whole = Math.Min(longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30)));
        return TimeSpan.FromSeconds(whole * (0.5 + (jitter.NextDouble() / 2)));
    }
}
