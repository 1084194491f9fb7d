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

    /// <summary>Between two terms, of a later version: <c>NEAR ONEAR SENTENCE PARAGRAPH</c>.</summary>
    LaterBinary,

    /// <summary>Before a bracket, of a later version: <c>FIRST/n ATLEAST/n</c>.</summary>
    LaterPrefix,
}

/// <summary>Tells operators from words.</summary>
internal static class Operators
{
    internal static Operator Of(ReadOnlySpan<char> run) => run switch
    {
        "AND" => Operator.And,
        "OR" => Operator.Or,
        "NOT" => Operator.Not,
        "NEAR" or "ONEAR" or "SENTENCE" or "PARAGRAPH" => Operator.LaterBinary,
        _ when run.StartsWith("NEAR/") || run.StartsWith("ONEAR/") => Operator.LaterBinary,
        _ when run.StartsWith("FIRST/") || run.StartsWith("ATLEAST/") => Operator.LaterPrefix,
        _ => Operator.None,
    };

    /// <summary>The name alone, without its number.</summary>
    internal static ReadOnlySpan<char> Name(ReadOnlySpan<char> run) => run.IndexOf('/') is >= 0 and var slash ? run[..slash] : run;

    /// <summary>True for <c>and or not near</c> in small letters (or mixed): a word, but hardly meant as one.</summary>
    internal static bool LooksLikeOne(ReadOnlySpan<char> run) =>
        Of(run) == Operator.None && (run.Equals("and", StringComparison.OrdinalIgnoreCase) || run.Equals("or", StringComparison.OrdinalIgnoreCase)
            || run.Equals("not", StringComparison.OrdinalIgnoreCase) || run.Equals("near", StringComparison.OrdinalIgnoreCase));
}
