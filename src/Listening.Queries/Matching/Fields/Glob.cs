namespace Listening.Queries;

/// <summary>Whole-value patterns with <c>*</c>.</summary>
internal static class Glob
{
    /// <summary>Each piece between two stars is taken at its first place, which is never worse than a later one: no backtracking.</summary>
    internal static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return pattern.SequenceEqual(value);
        if (!value.StartsWith(pattern[..star]))
            return false;
        value = value[star..];
        pattern = pattern[(star + 1)..];
        while (pattern.IndexOf('*') is >= 0 and var next)
        {
            var at = value.IndexOf(pattern[..next]);
            if (at < 0)
                return false;
            value = value[(at + next)..];
            pattern = pattern[(next + 1)..];
        }

        return value.EndsWith(pattern);
    }
}
