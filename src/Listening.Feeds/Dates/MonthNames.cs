namespace Listening.Feeds;

/// <summary>Names of months by their beginnings: English first, then those German, French, Spanish, Portuguese, Italian and Dutch feeds use.</summary>
internal static class MonthNames
{
    private static readonly (string Beginning, int Month)[] Beginnings =
    [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("may", 5), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
        ("mär", 3), ("mrz", 3), ("maa", 3), ("mrt", 3), ("mai", 5), ("mei", 5), ("okt", 10), ("dez", 12),
        ("fév", 2), ("fev", 2), ("avr", 4), ("juin", 6), ("juil", 7), ("aoû", 8), ("aou", 8), ("déc", 12),
        ("ene", 1), ("abr", 4), ("ago", 8), ("dic", 12), ("out", 10), ("set", 9), ("gen", 1), ("mag", 5), ("giu", 6), ("lug", 7), ("ott", 10),
    ];

    /// <summary>1 to 12, or null where the word names no month.</summary>
    public static int? Find(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
            return null;
        foreach (var (beginning, month) in Beginnings)
        {
            if (word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return month;
        }
        return null;
    }
}
