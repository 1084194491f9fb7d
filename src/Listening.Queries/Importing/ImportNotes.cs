namespace Listening.Queries;

/// <summary>Gathers the remarks about one import.</summary>
internal sealed class ImportNotes
{
    /// <summary>Most remarks; those past it are counted in the last one.</summary>
    internal const int Most = 200;

    private readonly List<ImportNote> _notes = [];
    private int _more;

    /// <summary>A remark without which the result would not be to be had.</summary>
    internal bool Failed { get; private set; }

    internal void Equivalent(string code, string message, QueryPosition at) => Add(new(code, message, at, ImportSeverity.Equivalent, ImportDirection.Same));

    internal void Approximated(string code, string message, QueryPosition at, ImportDirection direction = ImportDirection.Same) =>
        Add(new(code, message, at, ImportSeverity.Approximated, direction));

    internal void Fail(string code, string message, QueryPosition at)
    {
        Add(new(code, message, at, ImportSeverity.Failed, ImportDirection.Same));
        Failed = true;
    }

    internal void Add(ImportNote note)
    {
        if (_notes.Count < Most || (note.Severity == ImportSeverity.Failed && !Failed))
            _notes.Add(note);
        else
            _more++;
    }

    internal IReadOnlyList<ImportNote> Sorted()
    {
        List<ImportNote> sorted = [.. _notes.OrderBy(note => note.Position.Start)];
        if (_more > 0)
            sorted.Add(new("more", $"{_more:N0} more remarks are not shown.", default, ImportSeverity.Approximated, ImportDirection.Same));
        return sorted;
    }
}
