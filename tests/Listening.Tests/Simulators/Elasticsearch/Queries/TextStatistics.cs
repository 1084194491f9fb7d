using System.Collections.Concurrent;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Relevance as BM25 has it (k1 = 1.2, b = 0.75), over the shard with the versions that are not merged away yet, as in a real one.</summary>
internal sealed class TextStatistics(SimulatedIndex index)
{
    private readonly List<IndexedDocument> _shard = [.. index.Shard().Select(document => document.Indexed(index.Mapping, index.Analysis))];
    private readonly ConcurrentDictionary<string, (int Documents, double Average)> _fields = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Field, string Term), double> _rarities = new();

    public double Score(FieldMapping field, string term, int frequency, int length)
    {
        if (frequency == 0)
            return 0;
        var (_, average) = Of(field);
        var saturation = frequency / (frequency + 1.2 * (1 - 0.75 + 0.75 * length / average));
        return (float)(2.2 * Rarity(field, term) * saturation);
    }

    private double Rarity(FieldMapping field, string term) => _rarities.GetOrAdd((field.Path, term), key =>
    {
        var containing = _shard.Count(document => Contains(document, field, key.Term));
        return Math.Log(1 + (Of(field).Documents - containing + 0.5) / (containing + 0.5));
    });

    private (int Documents, double Average) Of(FieldMapping field) => _fields.GetOrAdd(field.Path, _ =>
    {
        var lengths = _shard.Select(document => Length(document, field)).Where(length => length > 0).ToList();
        return (lengths.Count, lengths.Count == 0 ? 1 : lengths.Average());
    });

    private static int Length(IndexedDocument document, FieldMapping field) => field.Type == "text" ? document.Tokens(field).Count : Math.Min(1, document.Scalars(field).Count);

    private static bool Contains(IndexedDocument document, FieldMapping field, string term) => field.Type == "text"
        ? document.Tokens(field).Any(token => token.Text == term)
        : document.Scalars(field).Any(value => value as string == term);
}
