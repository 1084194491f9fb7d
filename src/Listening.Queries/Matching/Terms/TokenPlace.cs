namespace Listening.Queries;

/// <summary>A token under search: where it stands and what is noted about it.</summary>
internal readonly ref struct TokenPlace(TermScratch scratch, TokenizedDocument document, int position)
{
    internal readonly TermScratch Scratch = scratch;
    internal readonly int Position = position;

    /// <summary>The token as it stands in its text.</summary>
    internal ReadOnlySpan<char> Source => document.Source(Position);
}
