using Listening.Queries;

namespace Listening.Mentions;

/// <summary>The line of a query that is at fault, with carets below the place.</summary>
internal static class QueryExcerpt
{
    private const int Around = 60;

    public static string Of(string text, QueryPosition position)
    {
        var at = Math.Clamp(position.Start, 0, text.Length);
        var start = at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
        var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
        var (from, to) = (Math.Max(start, at - Around), Math.Min(end, at + Around));
        var carets = Math.Clamp(position.Length, 1, Math.Max(1, to - at));
        return $"  {Plain(text[from..to])}\n  {new string(' ', at - from)}{new string('^', carets)}";
    }

    // One character for one character, so that the carets stay below their place.
    private static string Plain(string line) => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c));
}
