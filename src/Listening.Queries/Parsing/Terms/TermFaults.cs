namespace Listening.Queries;

/// <summary>What can be wrong with a term.</summary>
internal static class TermFaults
{
    internal const string LeadingStar = "A * cannot begin a word: it would have to look at every word. Write the beginning of the word and a * after it.";

    internal static readonly string EarlyStar = $"At least {QueryLimits.PrefixLetters} letters have to stand before a *.";

    internal const string NoLetter = "At least one letter has to stand beside a ?.";

    internal const string CasedWildcard = "A term in braces is compared exactly: it takes no * and no ?.";

    internal const string CasedDistance = "A term in braces is compared exactly: it takes no ~.";

    internal const string WildcardDistance = "A word takes wildcards or a distance, not both.";

    internal static readonly string ShortFuzzy = $"Only a word of at least {QueryLimits.FuzzyLetters} letters can be looked for with a distance.";

    internal static readonly string TooLong = $"A term with a wildcard, a distance or braces has at most {TokenBuffer.LongestToken} characters.";
}
