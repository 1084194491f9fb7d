namespace Listening.Queries;

/// <summary>What finding terms in one document needs. Kept per thread and reused.</summary>
internal sealed class TermScratch
{
    internal TermHits Hits { get; } = new();

    internal CasedSpelling Casing { get; } = new();

    internal ShapeWalk Shapes { get; } = new();

    internal FuzzySearch Fuzzy { get; } = new();

    internal TokenMemo Folded { get; } = new();

    internal TokenMemo Marked { get; } = new();

    /// <summary>Elementary steps of everything done for the document, so that tests can bound work without a clock.</summary>
    internal long Steps { get; set; }

    internal void Begin(int terms)
    {
        Hits.Begin(terms);
        Folded.Begin();
        Marked.Begin();
        Steps = 0;
    }
}
