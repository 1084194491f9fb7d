namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A document that a query is asked about.</summary>
internal readonly record struct Candidate(StoredDocument Stored, IndexedDocument Values);

/// <summary>A query read for one index. What another evaluator brings only has to be put into this delegate.</summary>
/// <param name="Score">The score of a document, null where it does not match.</param>
internal sealed record DocumentQuery(Func<Candidate, double?> Score)
{
    public static DocumentQuery None { get; } = new(_ => null);

    public static DocumentQuery All { get; } = new(_ => 1);

    /// <summary>A query whose matches all score alike.</summary>
    public static DocumentQuery Of(Func<Candidate, bool> matches, double boost = 1) => new(candidate => matches(candidate) ? boost : null);

    public bool Matches(Candidate candidate) => Score(candidate) is not null;
}
