namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What a search looks at: the indices of now or of a point in time.</summary>
internal sealed record SearchView(IReadOnlyList<(SimulatedIndex Index, long Visible)> Parts, string? PointInTime)
{
    public int Shards => Parts.Sum(part => part.Index.Shards);

    public static SearchView Of(IReadOnlyList<SimulatedIndex> indices) => new([.. indices.Select(index => (index, index.Visible))], null);

    /// <summary>Everything that matches, with its score.</summary>
    public List<Hit> Find(System.Text.Json.Nodes.JsonNode? query, bool scored, DateTimeOffset now)
    {
        List<Hit> hits = [];
        for (var shard = 0; shard < Parts.Count; shard++)
        {
            var (index, visible) = Parts[shard];
            var scope = new QueryScope(index, scored, now);
            var read = QueryReader.Read(query, scope);
            foreach (var document in index.At(visible))
            {
                var candidate = scope.Candidate(document);
                if (read.Score(candidate) is { } score)
                    hits.Add(new Hit(index, candidate, (float)score, ((long)shard << 32) | (uint)document.Ordinal));
            }
        }

        return hits;
    }
}
