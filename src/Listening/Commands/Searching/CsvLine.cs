using System.Buffers;
using System.Globalization;
using Listening.CommandLine;

namespace Listening.Commands.Searching;

/// <summary>Lines of comma-separated values (RFC 4180) that a spreadsheet opens without running anything: a cell that would be read as a formula gets an apostrophe in front,
/// and what could steer the terminal it is printed on is left out. Who needs every character takes JSON.</summary>
internal static class CsvLine
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>The line with its end. Numbers are never formulas.</summary>
    public static string Of(params ReadOnlySpan<object?> cells)
    {
        var line = new System.Text.StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0 || cell != cells[0])
                line.Append(',');
            line.Append(Cell(cell));
        }

        return line.Append("\r\n").ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quote(Harmless(TerminalText.Lines(text))),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(Harmless(TerminalText.Lines(value.ToString()))),
    };

    // Spreadsheets skip blanks, control characters and what has no width before they look for a formula.
    private static string Harmless(string text)
    {
        var first = text.AsSpan().TrimStart();
        while (!first.IsEmpty && (char.IsControl(first[0]) || char.IsWhiteSpace(first[0]) || char.GetUnicodeCategory(first[0]) == UnicodeCategory.Format))
            first = first[1..];
        var risky = text.Length > 0 && (text[0] is '\t' or '\r' or '\n' || (!first.IsEmpty && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠'));
        return risky ? "'" + text : text;
    }

    private static string Quote(string text) =>
        text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
