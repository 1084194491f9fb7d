using System.Text;

namespace Listening.Queries;

/// <summary>Shows a fault to its author.</summary>
public static class QueryErrorText
{
    private const int Before = 60;
    private const int After = 40;

    /// <summary>Three lines: where and what, the line of the query, a caret under the fault. Control characters are shown as <c>�</c>, tabs kept;
    /// a long line is cut around the fault.</summary>
    public static string Render(string text, QueryError error)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(error);
        var hint = error.Suggestion is null ? "" : $" Try: {error.Suggestion}";
        var start = Math.Min(error.Position.Start, text.Length);
        var lineStart = text.AsSpan(0, start).LastIndexOf('\n') + 1;
        var lineEnd = text.IndexOf('\n', start) is >= 0 and var end ? end : text.Length;
        var from = Math.Max(lineStart, start - Before);
        var to = Math.Min(lineEnd, start + After);
        if (from > lineStart && char.IsLowSurrogate(text[from]))
            from--;
        var (line, caret) = (new StringBuilder(), new StringBuilder());
        Mark(line, caret, from > lineStart);
        Copy(text.AsSpan(from, start - from), line, caret);
        Copy(text.AsSpan(start, Math.Max(0, to - start)), line, pad: null);
        line.Append(to < lineEnd ? "…" : "");
        caret.Append('^', Width(text.AsSpan(start, Math.Clamp(error.Position.Length, 0, Math.Max(0, to - start)))));
        return $"line {error.Line}, column {error.Column}: {error.Message}{hint}\n{line.ToString().TrimEnd()}\n{caret}";
    }

    private static void Mark(StringBuilder line, StringBuilder caret, bool cut)
    {
        line.Append(cut ? "…" : "");
        caret.Append(cut ? " " : "");
    }

    private static void Copy(ReadOnlySpan<char> source, StringBuilder line, StringBuilder? pad)
    {
        foreach (var c in source)
            line.Append(char.IsControl(c) && c is not '\t' ? '\uFFFD' : c);
        if (pad is null)
            return;
        while (source.IndexOf('\t') is >= 0 and var tab)
        {
            pad.Append(' ', Columns(source[..tab])).Append('\t');
            source = source[(tab + 1)..];
        }

        pad.Append(' ', Columns(source));
    }

    private static int Width(ReadOnlySpan<char> source) => Math.Max(1, Columns(source));

    // Columns of a terminal without tabs: wide characters take two, marks and joiners none.
    private static int Columns(ReadOnlySpan<char> source)
    {
        var columns = 0;
        for (var i = 0; i < source.Length;)
        {
            var kind = CharKinds.At(source, i, out var width);
            var point = CodePoints.At(source, i, out _);
            i += width;
            columns += kind switch
            {
                CharKind.Mark or CharKind.Stripped or CharKind.Ignorable => 0,
                CharKind.Emoji or CharKind.Tone => 2,
                _ => IsWide(point) ? 2 : 1,
            };
        }

        return columns;
    }

    // East Asian wide and full-width blocks (UAX #11).
    private static bool IsWide(int point) => point is (>= 0x1100 and < 0x1160) or (>= 0x2E80 and < 0xA4D0) or (>= 0xAC00 and < 0xD7A4)
        or (>= 0xF900 and < 0xFB00) or (>= 0xFE30 and < 0xFE70) or (>= 0xFF00 and < 0xFF61) or (>= 0xFFE0 and < 0xFFE7) or (>= 0x20000 and < 0x40000);
}
