namespace Listening.Queries;

/// <summary>The two aligned streams of a text as stores index them: our tokens joined by single blanks.</summary>
/// <param name="Folded">Folded bare words.</param>
/// <param name="Marked">Case-folded, with sign and diacritics.</param>
/// <param name="Count">Tokens in each.</param>
public readonly record struct TokenStreams(string Folded, string Marked, int Count)
{
    /// <summary>Cuts a text. A token longer than 200 characters is cut to its first 200 in both streams.</summary>
    public static TokenStreams Of(string? text) => throw new NotSupportedException();
}
