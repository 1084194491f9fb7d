using System.Text;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What terms a pattern stands for.</summary>
internal static class TermPatterns
{
    public static Func<string, bool> Prefix(string prefix) => term => term.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary><c>*</c> any run, <c>?</c> one code point, <c>\</c> takes the next literally.</summary>
    public static Func<string, bool> Wildcard(string pattern)
    {
        List<Rune> letters = [];
        List<bool> literal = [];
        var escaped = false;
        foreach (var rune in pattern.EnumerateRunes())
        {
            if (!escaped && rune.Value == '\\')
            {
                escaped = true;
                continue;
            }

            letters.Add(rune);
            literal.Add(escaped);
            escaped = false;
        }

        return term => Fits([.. letters], [.. literal], [.. term.EnumerateRunes()]);
    }

    /// <summary>Within so many edits, a swap of neighbours counting as one (optimal string alignment), the first letters alike.</summary>
    public static Func<string, bool> Fuzzy(string wanted, int edits, int prefixLength, bool transpositions)
    {
        Rune[] letters = [.. wanted.EnumerateRunes()];
        return term =>
        {
            Rune[] others = [.. term.EnumerateRunes()];
            return others.Length >= prefixLength && letters.Length >= prefixLength
                && others.AsSpan(0, prefixLength).SequenceEqual(letters.AsSpan(0, prefixLength))
                && Distance(letters, others, transpositions) <= edits;
        };
    }

    /// <summary><c>AUTO</c>, <c>AUTO:low,high</c> or a number of edits.</summary>
    public static int Edits(string? fuzziness, string term)
    {
        if (int.TryParse(fuzziness, out var edits))
            return Math.Min(edits, 2);
        var parts = fuzziness?.Split(':') is [_, var limits] ? limits.Split(',') : ["3", "6"];
        var length = term.EnumerateRunes().Count();
        return length < int.Parse(parts[0]) ? 0 : length < int.Parse(parts[1]) ? 1 : 2;
    }

    // The classic walk with one place to return to: linear in practice, quadratic at worst.
    private static bool Fits(Rune[] pattern, bool[] literal, Rune[] term)
    {
        var (at, place, star, mark) = (0, 0, -1, 0);
        while (place < term.Length)
        {
            if (at < pattern.Length && (pattern[at] == term[place] || !literal[at] && pattern[at].Value == '?') && (literal[at] || pattern[at].Value != '*'))
            {
                at++;
                place++;
            }
            else if (at < pattern.Length && !literal[at] && pattern[at].Value == '*')
            {
                (star, mark) = (at++, place);
            }
            else if (star >= 0)
            {
                at = star + 1;
                place = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && !literal[at] && pattern[at].Value == '*')
            at++;
        return at == pattern.Length;
    }

    private static int Distance(Rune[] one, Rune[] two, bool transpositions)
    {
        var table = new int[one.Length + 1, two.Length + 1];
        for (var row = 0; row <= one.Length; row++)
            table[row, 0] = row;
        for (var column = 0; column <= two.Length; column++)
            table[0, column] = column;
        for (var row = 1; row <= one.Length; row++)
        {
            for (var column = 1; column <= two.Length; column++)
            {
                var same = one[row - 1] == two[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(table[row - 1, column] + 1, table[row, column - 1] + 1), table[row - 1, column - 1] + same);
                if (transpositions && row > 1 && column > 1 && one[row - 1] == two[column - 2] && one[row - 2] == two[column - 1])
                    best = Math.Min(best, table[row - 2, column - 2] + 1);
                table[row, column] = best;
            }
        }

        return table[one.Length, two.Length];
    }
}
