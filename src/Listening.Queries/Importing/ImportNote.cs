namespace Listening.Queries;

/// <summary>How well a form of a foreign query could be translated.</summary>
public enum ImportSeverity
{
    /// <summary>Written differently, finds the same.</summary>
    Equivalent,

    /// <summary>Something near it stands in the result.</summary>
    Approximated,

    /// <summary>Left out: there is no equivalent.</summary>
    Dropped,

    /// <summary>The query could not be translated at all.</summary>
    Failed,
}

/// <summary>What a translation does to the number of mentions found.</summary>
public enum ImportDirection
{
    /// <summary>Nothing, or it cannot be said.</summary>
    Same,

    /// <summary>The translated query finds more.</summary>
    FindsMore,

    /// <summary>The translated query finds less.</summary>
    FindsLess,
}

/// <summary>A remark about a form of a foreign query.</summary>
/// <param name="Code">A stable name, such as <c>no-equivalent</c>.</param>
/// <param name="Message">One line.</param>
/// <param name="Position">Where it stands in the foreign text.</param>
/// <param name="Severity">How well it could be translated.</param>
/// <param name="Direction">What that does to what is found.</param>
public sealed record ImportNote(string Code, string Message, QueryPosition Position, ImportSeverity Severity, ImportDirection Direction);
