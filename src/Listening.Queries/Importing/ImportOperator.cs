namespace Listening.Queries;

/// <summary>What a word is between or before terms.</summary>
internal enum ImportOperatorKind
{
    /// <summary>A word like any other.</summary>
    None,

    /// <summary>AND</summary>
    And,

    /// <summary>OR</summary>
    Or,

    /// <summary>NOT</summary>
    Not,

    /// <summary>NEAR and its kin; stands between two terms.</summary>
    Near,

    /// <summary>Before a bracket: <c>ATLEAST/n</c>, <c>FIRST/n</c>.</summary>
    Prefix,
}

/// <summary>An operator as we spell it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Sign">Our spelling, without the number.</param>
/// <param name="Number">The number as written; null where there is none.</param>
/// <param name="Lower">It was not written in capitals.</param>
internal readonly record struct ImportOperator(ImportOperatorKind Kind, string Sign = "", int? Number = null, bool Lower = false)
{
    /// <summary>The operator that a word is in a dialect.</summary>
    internal static ImportOperator Of(string word, QueryDialect dialect)
    {
        if (word.Length is < 2 or > 20 || !char.IsAsciiLetter(word[0]))
            return default;
        var upper = word.ToUpperInvariant();
        var digits = upper.AsSpan().IndexOfAnyInRange('0', '9');
        var name = (digits < 0 ? upper : upper[..digits]).TrimEnd('/');
        var tail = digits < 0 ? "" : upper[digits..];
        var ordered = tail.EndsWith('F');
        var found = Named(name, ordered, dialect) with { Lower = word[0] != upper[0] };
        if (tail.Length == 0)
            return found.Kind == ImportOperatorKind.Prefix || upper.EndsWith('/') ? default : found;
        return found.Kind is ImportOperatorKind.Near or ImportOperatorKind.Prefix && int.TryParse(ordered ? tail[..^1] : tail, out var number) ? found with { Number = number } : default;
    }

    private static ImportOperator Named(string name, bool ordered, QueryDialect dialect) => name switch
    {
        "AND" => new(ImportOperatorKind.And),
        "OR" => new(ImportOperatorKind.Or),
        "NOT" => new(ImportOperatorKind.Not),
        "NEAR" => new(ImportOperatorKind.Near, ordered ? "ONEAR" : "NEAR"),
        "ONEAR" => new(ImportOperatorKind.Near, "ONEAR"),
        "SENTENCE" or "PARAGRAPH" when dialect != QueryDialect.Brandwatch => new(ImportOperatorKind.Near, name),
        "ATLEAST" or "FIRST" when dialect != QueryDialect.Brandwatch => new(ImportOperatorKind.Prefix, name),
        _ => default,
    };
}
