namespace Listening.Queries;

/// <summary>Gathers a query's faults.</summary>
internal sealed class QueryErrorList(string text)
{
    private readonly List<QueryError> _errors = [];

    private bool _closed;

    internal bool Any => _errors.Count > 0;

    /// <summary>Takes no more: what follows would only be an echo.</summary>
    internal void Close() => _closed = true;

    internal IReadOnlyList<QueryError> Sorted() => [.. _errors.OrderBy(error => error.Position.Start)];

    internal void Add(string message, int start, int length, string? suggestion = null)
    {
        if (_closed || _errors.Count >= QueryLimits.Errors)
            return;
        var before = text.AsSpan(0, Math.Min(start, text.Length));
        var line = before.Count('\n') + 1;
        _errors.Add(new(message, new(start, length), line, before.Length - before.LastIndexOf('\n'), suggestion));
    }
}
