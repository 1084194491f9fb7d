using System.Text;

namespace Listening.Storage.Sqlite;

/// <summary>The marked stream as it is indexed: only tokens that differ from the folded ones, each at its place, with fillers between.
/// Most texts have few signs and diacritics, and writing each word twice would cost half the index. A query asks the marked stream only for words that differ from their
/// folded form, so nothing is lost.</summary>
internal static class MarkedText
{
    /// <summary>Stands for a token that is the same in both streams; the tokeniser never yields it, since a hyphen separates.</summary>
    private const char Filler = '-';

    public static string Of(string folded, string marked)
    {
        if (string.Equals(folded, marked, StringComparison.Ordinal))
            return "";
        var result = new StringBuilder();
        var end = 0;
        int f = 0, m = 0;
        while (f <= folded.Length && m <= marked.Length)
        {
            var foldedToken = Next(folded, ref f);
            var markedToken = Next(marked, ref m);
            if (result.Length > 0)
                result.Append(' ');
            if (foldedToken.SequenceEqual(markedToken))
            {
                result.Append(Filler);
                continue;
            }

            result.Append(markedToken);
            end = result.Length;
        }

        return result.ToString(0, end);
    }

    private static ReadOnlySpan<char> Next(string text, ref int position)
    {
        var rest = text.AsSpan(position);
        var length = rest.IndexOf(' ');
        if (length < 0)
            length = rest.Length;
        position += length + 1;
        return rest[..length];
    }
}
