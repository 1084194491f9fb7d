namespace Listening.Queries;

/// <summary>The bounds of a query. What is past them is an error, never cut.</summary>
public static class QueryLimits
{
    /// <summary>UTF-16 units of a query's text.</summary>
    public const int Length = 100_000;

    /// <summary>Brackets, NOTs, lists and operators within each other; also the brackets of the canonical text.</summary>
    public const int Depth = 64;

    /// <summary>Nodes of the tree, lists expanded; every word of a phrase and every operator between two sides is one.</summary>
    public const int Nodes = 5_000;

    /// <summary>UTF-16 units of all lists and queries that a query expands.</summary>
    public const int ListLength = 1_000_000;

    /// <summary>Letters before a <c>*</c>.</summary>
    public const int PrefixLetters = 3;

    /// <summary>Letters of a word with a distance, <c>word~1</c>.</summary>
    public const int FuzzyLetters = 3;

    /// <summary>Greatest n of <c>NEAR/n</c> and <c>ONEAR/n</c>; the least is 0.</summary>
    public const int Near = 100;

    /// <summary>The n of <c>NEAR</c> and <c>ONEAR</c> where none is written.</summary>
    public const int UsualNear = 4;

    /// <summary>Greatest n of <c>FIRST/n</c>; the least is 1.</summary>
    public const int First = 10_000;

    /// <summary>Greatest n of <c>ATLEAST/n</c>; the least is 1.</summary>
    public const int AtLeast = 1_000;

    /// <summary>Faults reported at once.</summary>
    public const int Errors = 50;
}
