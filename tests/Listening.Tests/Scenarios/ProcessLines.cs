namespace Listening.Tests.Scenarios;

/// <summary>Lines of a stream of a process, written by its reader while tests look.</summary>
internal sealed class ProcessLines
{
    private readonly List<string> _lines = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>Null marks the end of the stream.</summary>
    public void Add(string? line)
    {
        if (line is null)
            return;
        lock (_lock)
            _lines.Add(line);
    }

    public bool Any(string text) => All.Any(line => line.Contains(text, StringComparison.Ordinal));

    public string First(string text) => All.First(line => line.Contains(text, StringComparison.Ordinal));

    public override string ToString() => string.Join('\n', All);
}
