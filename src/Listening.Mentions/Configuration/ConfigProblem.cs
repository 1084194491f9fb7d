using System.Text;

namespace Listening.Mentions;

/// <summary>One fault, or one piece of advice. <see cref="ToString"/> gives the text for people: one line, and below it the excerpt where there is one.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Path">JSON path such as <c>units.roastery.queries.brand</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong: one sentence without a secret in it.</param>
/// <param name="Suggestion">What to do; null where there is none.</param>
/// <param name="Excerpt">For a query: its line with a caret line under the fault.</param>
public sealed record ConfigProblem(string File, string Path, string Message, string? Suggestion = null, string? Excerpt = null)
{
    /// <summary>Line in the file, one-based; null where the fault has no place.</summary>
    public int? Line { get; init; }

    /// <summary>Column in UTF-16 units, one-based; null where the fault has no place.</summary>
    public int? Column { get; init; }

    /// <summary><c>file:line:column: path: message suggestion</c>, then the excerpt.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line is not null)
            text.Append(':').Append(Line).Append(':').Append(Column);
        text.Append(": ");
        if (Path.Length > 0)
            text.Append(Path).Append(": ");
        text.Append(Message);
        if (Suggestion is not null)
            text.Append(' ').Append(Suggestion);
        if (Excerpt is not null)
            text.Append('\n').Append(Excerpt);
        return text.ToString();
    }
}
