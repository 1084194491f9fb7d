namespace Listening.Queries;

/// <summary>An occurrence: tokens of one part, first to last.</summary>
internal readonly record struct Stretch(int First, int Last);

/// <summary>A list of stretches on the <see cref="StretchStack"/>.</summary>
internal readonly record struct Run(int Start, int Count);

/// <summary>A side's occurrences in both orders. Where none contains another the two are the same list.</summary>
/// <param name="ByStart">By first token, then by last.</param>
/// <param name="ByEnd">By last token; of those with one end the shortest first.</param>
internal readonly record struct Occurrences(Run ByStart, Run ByEnd)
{
    internal bool IsEmpty => ByStart.Count == 0;
}
