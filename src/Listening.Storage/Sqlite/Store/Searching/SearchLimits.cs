namespace Listening.Storage.Sqlite;

/// <summary>What one question may cost. Past a limit it is refused or answered another way, never answered in part.</summary>
internal sealed record SearchLimits
{
    public static readonly SearchLimits Default = new();

    /// <summary>Documents that may be read to verify.</summary>
    public int Candidates { get; init; } = 100_000;

    /// <summary>Documents that are rather read than the places of words in all mentions.</summary>
    public int FewCandidates { get; init; } = 2_000;

    /// <summary>Words that a wildcard or a misspelling may stand for.</summary>
    public int Expansion { get; init; } = 4_096;

    /// <summary>Places of words that may be read to tell order, distance and number from the index alone; past them the matcher verifies.
    /// A million take about half a second.</summary>
    public int Places { get; init; } = 1_000_000;

    /// <summary>Spellings of a term that stand in one OR. More are asked in groups: all hits of them are found sooner so, the first few later.</summary>
    public int Together { get; init; } = 256;

    /// <summary>Combinations of spellings that are written out for the inverted index to find as phrases and neighbours.</summary>
    public int Combinations { get; init; } = 64;

    /// <summary>For the first few hits and for relevance.</summary>
    public SearchLimits InOneExpression() => this with { Together = int.MaxValue };
}
