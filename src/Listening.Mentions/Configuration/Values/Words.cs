using System.Text;

namespace Listening.Mentions;

/// <summary>Foreign text in messages: short, on one line, without control characters; and the nearest of the known words.</summary>
internal static class Words
{
    private const int MaxShown = 60;

    public static string Quoted(string text) => "\"" + Shown(text, MaxShown) + "\"";

    public static string Shown(string text, int length)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= length)
                return shown.Append('…').ToString();
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format)
                shown.Append('\uFFFD');
            else
                shown.Append(rune);
        }
        return shown.ToString();
    }

    public static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    /// <summary>"Did you mean …?" where a known word is near, else the known words.</summary>
    public static string Suggest(string written, IReadOnlyCollection<string> known, string what) =>
        Nearest(written, known) is { } near ? $"Did you mean {Quoted(near)}?" : $"Known {what}: {Listed(known)}.";

    /// <summary>The known word at most a third of its letters away, or null.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > MaxShown)
            return null;
        return known
            .Select(word => (word, distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(near => near.distance <= Math.Max(1, near.word.Length / 3))
            .OrderBy(near => near.distance).ThenBy(near => near.word, StringComparer.Ordinal)
            .Select(near => near.word)
            .FirstOrDefault();
    }

    // Optimal string alignment: insert, delete, replace, and swap of neighbours cost one each.
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
