namespace Listening.Mentions;

/// <summary>Reads and validates listeners.json: every fault at once, or a configuration.</summary>
public static class ListenersFile
{
    /// <summary>Reads a file. Never throws on any content; an unreadable file is a fault too.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">Looks up <c>{"env":"NAME"}</c> secrets.</param>
    public static ListenersResult Read(string path, Func<string, string?> environment) => throw new NotSupportedException();
}

/// <summary>Either a configuration or the faults; advice in both cases.</summary>
public sealed record ListenersResult
{
    /// <summary>Null where there are problems.</summary>
    public ListenersConfig? Config { get; init; }

    /// <summary>All faults, in file order.</summary>
    public IReadOnlyList<ConfigProblem> Problems { get; init; } = [];

    /// <summary>Lint findings, in file order.</summary>
    public IReadOnlyList<ConfigProblem> Advice { get; init; } = [];
}

/// <summary>One fault. <see cref="object.ToString"/> gives the line for people.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">JSON path such as <c>units.roastery.queries.brand</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Suggestion">What to do; null where there is none.</param>
/// <param name="Excerpt">For a query: its text with a caret line under the fault.</param>
public sealed record ConfigProblem(string File, string Path, string Message, string? Suggestion = null, string? Excerpt = null);
