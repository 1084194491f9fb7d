namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A document that a search found.</summary>
/// <param name="Place">Where it stands among all shards: the shard's number and the place in it, as <c>_shard_doc</c> has it.</param>
internal sealed record Hit(SimulatedIndex Index, Candidate Candidate, double Score, long Place)
{
    public IReadOnlyList<object?> Sort { get; init; } = [];
}
