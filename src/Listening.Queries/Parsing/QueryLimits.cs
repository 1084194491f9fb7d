namespace Listening.Queries;

/// <summary>The bounds of a query. What is past them is an error, never cut.</summary>
public static class QueryLimits
{
    /// <summary>UTF-16 units of a query's text.</summary>
    public const int Length = 100_000;

    /// <summary>Brackets, NOTs and lists within each other.</summary>
    public const int Depth = 64;

    /// <summary>Nodes of the tree, lists expanded; every word of a phrase is one.</summary>
    public const int Nodes = 5_000;

    /// <summary>UTF-16 units of all lists that a query expands.</summary>
    public const int ListLength = 1_000_000;

    /// <summary>Letters before a <c>*</c>.</summary>
    public const int PrefixLetters = 3;

    /// <summary>Faults reported at once.</summary>
    public const int Errors = 50;
}
