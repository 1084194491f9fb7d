namespace Listening.Queries;

/// <summary>The words that are operators where they stand alone in upper case.</summary>
internal enum Operator
{
    /// <summary>A word like any other.</summary>
    None,

    /// <summary><c>AND</c></summary>
    And,

    /// <summary><c>OR</c></summary>
    Or,

    /// <summary><c>NOT</c></summary>
    Not,

    /// <summary>Between two terms: <c>NEAR ONEAR SENTENCE PARAGRAPH</c>.</summary>
    Proximity,

    /// <summary>Before a bracket: <c>FIRST/n ATLEAST/n</c>.</summary>
    Counted,
}

/// <summary>Tells operators from words.</summary>
internal static class Operators
{
    internal static Operator Of(ReadOnlySpan<char> run) => run switch
    {
        "AND" => Operator.And,
        "OR" => Operator.Or,
        "NOT" => Operator.Not,
        _ => Name(run) switch
        {
            "NEAR" or "ONEAR" or "SENTENCE" or "PARAGRAPH" => Operator.Proximity,
            "FIRST" or "ATLEAST" when run.Contains('/') => Operator.Counted,
            _ => Operator.None,
        },
    };

    /// <summary>The name alone, without its number.</summary>
    internal static ReadOnlySpan<char> Name(ReadOnlySpan<char> run) => run.IndexOf('/') is >= 0 and var slash ? run[..slash] : run;

    /// <summary>True for <c>and or not near onear</c> in small letters (or mixed), and for any operator with its number: a word, but hardly meant as one.</summary>
    internal static bool LooksLikeOne(ReadOnlySpan<char> run)
    {
        if (Of(run) != Operator.None)
            return false;
        var name = Name(run);
        var numbered = name.Length + 1 < run.Length && char.IsAsciiDigit(run[name.Length + 1]);
        if (numbered)
            return Is(name, "near") || Is(name, "onear") || Is(name, "first") || Is(name, "atleast");
        return Is(run, "and") || Is(run, "or") || Is(run, "not") || Is(run, "near") || Is(run, "onear");
    }

    private static bool Is(ReadOnlySpan<char> run, string name) => run.Equals(name, StringComparison.OrdinalIgnoreCase);
}
