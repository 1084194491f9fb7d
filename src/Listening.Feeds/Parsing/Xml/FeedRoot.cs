using System.Buffers;

namespace Listening.Feeds;

/// <summary>Finds where a feed begins in a document that is not well-formed.</summary>
internal static class FeedRoot
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");
    private static readonly string[] Names = ["rss", "feed", "rdf", "channel"];

    /// <summary>The position of the root's start tag; -1 where there is none.</summary>
    public static int Find(ReadOnlySpan<char> source)
    {
        var unclosed = false;
        for (var at = 0; at < source.Length;)
        {
            var step = source[at..].IndexOf('<');
            if (step < 0)
                return -1;
            at += step;
            var rest = source[at..];
            if (!unclosed && rest.StartsWith("<!--") && rest.IndexOf("-->") is var end)
            {
                unclosed = end < 0;
                at += unclosed ? 4 : end + 3;
            }
            else if (IsRoot(rest))
                return at;
            else
                at++;
        }
        return -1;
    }

    /// <summary>True where more than a declaration, comments, instructions and white space stand before the root.</summary>
    public static bool HasJunkBefore(ReadOnlySpan<char> prolog)
    {
        if (!prolog.IsEmpty && prolog[0] != '<')
            return true;
        while (!prolog.IsEmpty)
        {
            prolog = prolog.TrimStart();
            if (prolog.IsEmpty)
                return false;
            if (prolog.StartsWith("<!DOCTYPE"))
                return false;
            if (!prolog.StartsWith("<?") && !prolog.StartsWith("<!--"))
                return true;
            var mark = prolog[1] == '?' ? "?>" : "-->";
            var end = prolog.IndexOf(mark);
            if (end < 0)
                return true;
            prolog = prolog[(end + mark.Length)..];
        }
        return false;
    }

    private static bool IsRoot(ReadOnlySpan<char> rest)
    {
        var name = rest[1..Math.Min(rest.Length, 40)];
        var end = name.IndexOfAny(NameEnds);
        if (end <= 0)
            return false;
        name = name[..end];
        name = name[(name.IndexOf(':') + 1)..];
        foreach (var root in Names)
        {
            if (name.Equals(root, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
