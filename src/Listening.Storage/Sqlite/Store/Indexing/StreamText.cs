using System.Text;
using Listening.Queries;

namespace Listening.Storage.Sqlite;

/// <summary>Token streams as they are indexed.</summary>
internal static class StreamText
{
    /// <summary>Stands where a stream has nothing to find; the tokeniser never yields it, since a hyphen separates.</summary>
    public const string Filler = "-";

    /// <summary>The folded stream. A token that folds to nothing keeps its place.</summary>
    public static string Folded(TokenStreams streams)
    {
        var folded = streams.Folded;
        if (streams.Count == 0 || !(folded.Contains("  ", StringComparison.Ordinal) || folded.StartsWith(' ') || folded.EndsWith(' ') || folded.Length == 0))
            return folded;
        return string.Join(' ', folded.Split(' ').Select(token => token.Length == 0 ? Filler : token));
    }

    /// <summary>The marked stream: only tokens that differ from the folded ones, each at its place.
    /// Most texts have few signs and diacritics, and writing each word twice would cost half the index. A query asks the marked stream only for words that differ from their
    /// folded form, so nothing is lost.</summary>
    public static string Marked(TokenStreams streams)
    {
        if (string.Equals(streams.Folded, streams.Marked, StringComparison.Ordinal))
            return "";
        var result = new StringBuilder();
        int end = 0, f = 0, m = 0;
        while (f <= streams.Folded.Length && m <= streams.Marked.Length)
        {
            var folded = Next(streams.Folded, ref f);
            var marked = Next(streams.Marked, ref m);
            var differs = !marked.IsEmpty && !folded.SequenceEqual(marked);
            result.Append(result.Length == 0 ? "" : " ").Append(differs ? marked : Filler);
            if (differs)
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
