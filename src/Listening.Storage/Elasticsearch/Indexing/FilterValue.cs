using System.Text;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>Folded values as terms of the index. Lucene takes terms of at most 32,766 bytes and a server answers a longer one with an error; <c>ignore_above</c> would
/// leave it out in silence. So what is longer than <see cref="Longest"/> takes another form, in which it is still found.</summary>
internal static class FilterValue
{
    /// <summary>UTF-16 units of one term: at three bytes each far enough below the limit.</summary>
    public const int Longest = 8_000;

    /// <summary>What two neighbouring pieces of an address share: a substring so long is whole in one of them.</summary>
    public const int Overlap = 1_000;

    public static bool IsLong(string folded) => folded.Length > Longest;

    /// <summary>A long value of a field: its beginning, and its hash by which the whole is compared.</summary>
    public static string LongTerm(string field, string folded) => $"{LongPrefix(field, Cut(folded, Longest))}\u0001{MentionIdentity.Hash(folded)}";

    /// <summary>What the long values of a field with this beginning begin with.</summary>
    public static string LongPrefix(string field, string beginning) => $"{field}={beginning}";

    /// <summary>The value, or where it is long overlapping pieces of it.</summary>
    public static IEnumerable<string> Pieces(string folded)
    {
        for (var start = 0; ; start += Longest - Overlap)
        {
            var first = start > 0 && char.IsLowSurrogate(folded[start]) ? start - 1 : start;
            if (folded.Length - first <= Longest)
            {
                yield return folded[first..];
                yield break;
            }

            yield return Cut(folded[first..], Longest + 1);
        }
    }

    /// <summary>A host backwards with a dot at its end, so that only whole labels are compared.</summary>
    public static string Reversed(string host)
    {
        var reversed = new StringBuilder(host.Length + 1);
        foreach (var rune in host.EnumerateRunes().Reverse())
            reversed.Append(rune);
        return reversed.Append('.').ToString();
    }

    /// <summary>The first units, never half a pair.</summary>
    public static string Cut(string text, int units) => text.Length <= units ? text : text[..(char.IsHighSurrogate(text[units - 1]) ? units - 1 : units)];
}
