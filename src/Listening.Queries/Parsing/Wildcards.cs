namespace Listening.Queries;

/// <summary>The forms of a bare term that a later version brings, told from punctuation.</summary>
internal static class Wildcards
{
    internal const string LeadingHint = "A * cannot begin a word: it would have to look at every word. Write the beginning of the word and a * after it.";

    /// <summary>What is wrong with the run, or null.</summary>
    internal static string? Later(ReadOnlySpan<char> run, ReadOnlySpan<Token> tokens)
    {
        if (run[0] == '{')
            return "A case-exact term, {Word}, is not available yet in this version.";
        foreach (ref readonly var token in tokens)
        {
            var end = token.Start + token.Length;
            if (end >= run.Length)
                break;
            if (run[end] == '?')
                return "A ? for one character is not available yet in this version.";
            if (run[end] == '~')
                return "A term by edit distance, word~1, is not available yet in this version.";
        }

        return null;
    }
}
