using System.Text.Json.Nodes;

namespace Listening.Tests.Storage;

/// <summary>How Lucene compares a term with a pattern: by code points.</summary>
internal static class LuceneTerms
{
    /// <summary><c>?</c> one code point, <c>*</c> any run, a backslash makes the next one literal.</summary>
    public static bool Wildcard(string pattern, string term) => Wildcard(Points(pattern), Points(term));

    /// <summary>Optimal string alignment behind a prefix that stays.</summary>
    public static bool Fuzzy(string word, JsonObject parameters, string term)
    {
        Assert.True((bool)parameters["transpositions"]!);
        var (from, to, prefix) = (Points(word), Points(term), (int)parameters["prefix_length"]!);
        return to.Length >= prefix && from.AsSpan(0, prefix).SequenceEqual(to.AsSpan(0, prefix)) && Within(from.AsSpan(prefix), to.AsSpan(prefix), (int)parameters["fuzziness"]!);
    }

    private static int[] Points(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];

    private static bool Wildcard(ReadOnlySpan<int> pattern, ReadOnlySpan<int> term)
    {
        var reached = new bool[term.Length + 1];
        reached[0] = true;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = new bool[term.Length + 1];
            var literal = pattern[i] == '\\';
            i += literal ? 1 : 0;
            for (var at = 0; at <= term.Length; at++)
            {
                if (!literal && pattern[i] == '*')
                    next[at] = reached[at] || (at > 0 && next[at - 1]);
                else
                    next[at] = at > 0 && reached[at - 1] && ((!literal && pattern[i] == '?') || pattern[i] == term[at - 1]);
            }

            reached = next;
        }

        return reached[^1];
    }

    // What is left of both after every way to spend an edit: the meaning of the automaton, without a table.
    private static bool Within(ReadOnlySpan<int> from, ReadOnlySpan<int> to, int edits)
    {
        if (from.SequenceEqual(to))
            return true;
        if (!from.IsEmpty && !to.IsEmpty && from[0] == to[0] && Within(from[1..], to[1..], edits))
            return true;
        if (edits == 0)
            return false;
        return (!from.IsEmpty && Within(from[1..], to, edits - 1))
            || (!to.IsEmpty && Within(from, to[1..], edits - 1))
            || (!from.IsEmpty && !to.IsEmpty && Within(from[1..], to[1..], edits - 1))
            || (from.Length > 1 && to.Length > 1 && from[0] == to[1] && from[1] == to[0] && Within(from[2..], to[2..], edits - 1));
    }
}
