using Listening.CommandLine;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>Prints what became of another suite's query.</summary>
internal static class ImportText
{
    public static void Write(CommandIo io, QueryImport import)
    {
        io.WriteLine("translated: " + import.Text);
        foreach (var note in import.Notes)
            io.WriteLine(Line(note));
    }

    public static string Line(ImportNote note) =>
        $"{Name(note.Severity)}{(Name(note.Direction) is { } direction ? $" ({direction.Replace('_', ' ')})" : "")}, at {note.Position.Start + 1}: {TerminalText.OneLine(note.Message)} [{note.Code}]";

    public static string Name(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Equivalent => "equivalent",
        ImportSeverity.Approximated => "approximated",
        ImportSeverity.Dropped => "dropped",
        ImportSeverity.Failed => "failed",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Null where nothing can be said.</summary>
    public static string? Name(ImportDirection direction) => direction switch
    {
        ImportDirection.FindsMore => "finds_more",
        ImportDirection.FindsLess => "finds_less",
        _ => null,
    };
}
