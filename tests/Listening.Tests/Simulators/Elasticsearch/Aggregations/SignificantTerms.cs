using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>significant_terms</c> and <c>significant_text</c>, scored by JLH: the change of a term's share, absolute times relative.</summary>
internal static class SignificantTerms
{
    public static JsonObject Run(JsonObject body, JsonObject aggregation, AggregationScope scope, IReadOnlyList<Hit> hits, bool text)
    {
        var path = JsonValues.Text(body["field"])!;
        var filtered = text && JsonValues.Truth(body["filter_duplicate_text"] ?? "false") ? new DuplicateText() : null;
        var front = Counted(hits, path, text, filtered);
        var (background, total) = Background(body, path, text, scope);
        var least = JsonValues.Whole(body["min_doc_count"]) ?? 3;
        var (included, excluded) = (JsonValues.Texts(body["include"]).ToHashSet(StringComparer.Ordinal), JsonValues.Texts(body["exclude"]).ToHashSet(StringComparer.Ordinal));
        var buckets = front
            .Where(term => term.Value.Count >= least && (included.Count == 0 || included.Contains(term.Key.ToString()!)) && !excluded.Contains(term.Key.ToString()!))
            .Select(term => (term.Key, Hits: term.Value, Behind: background.GetValueOrDefault(term.Key), Score: Score(term.Value.Count, hits.Count, background.GetValueOrDefault(term.Key), total)))
            .Where(term => term.Score > 0)
            .OrderByDescending(term => term.Score).ThenBy(term => term.Key.ToString()!, Utf8Order.Instance)
            .Take((int)(JsonValues.Whole(body["size"]) ?? 10))
            .Select(term => AggregationReader.Within(new JsonObject { ["key"] = SortValues.Shown(term.Key), ["doc_count"] = term.Hits.Count, ["score"] = term.Score, ["bg_count"] = term.Behind }, aggregation, scope, term.Hits));
        return new JsonObject { ["doc_count"] = hits.Count, ["bg_count"] = total, ["buckets"] = new JsonArray([.. buckets]) };
    }

    private static double Score(int front, int frontTotal, int behind, int behindTotal)
    {
        if (frontTotal == 0 || behindTotal == 0 || behind == 0)
            return 0;
        var (share, usual) = ((double)front / frontTotal, (double)behind / behindTotal);
        return share <= usual ? 0 : (share - usual) * (share / usual);
    }

    // The shard counts replaced versions until they are merged away; a filter sees only what is there.
    private static (Dictionary<object, int> Terms, int Total) Background(JsonObject body, string path, bool text, AggregationScope scope)
    {
        var hits = body["background_filter"] is { } filter
            ? FilterAggregations.Matching(filter, scope, scope.View.Find(null, scored: false, scope.Now))
            : [.. scope.View.Parts.SelectMany(part => part.Index.Shard().Select(document => new Hit(part.Index, new QueryScope(part.Index, scored: false, scope.Now).Candidate(document), 1, document.Ordinal)))];
        return (Counted(hits, path, text, null).ToDictionary(term => term.Key, term => term.Value.Count), hits.Count);
    }

    private static Dictionary<object, List<Hit>> Counted(IReadOnlyList<Hit> hits, string path, bool text, DuplicateText? filtered)
    {
        var terms = new Dictionary<object, List<Hit>>();
        foreach (var hit in hits)
        {
            foreach (var term in text ? Words(hit, path, filtered) : HitValues.Of(hit, path))
                (terms.TryGetValue(term, out var list) ? list : terms[term] = []).Add(hit);
        }

        return terms;
    }

    private static IEnumerable<object> Words(Hit hit, string path, DuplicateText? filtered)
    {
        if (hit.Index.Mapping.Find(path) is not { Type: "text" } field)
            return [];
        List<string> words = [.. hit.Candidate.Values.Tokens(field).Select(token => token.Text)];
        return (filtered is null ? words : filtered.New(words)).Distinct();
    }

    /// <summary>Leaves out runs of six words that an earlier text had.</summary>
    private sealed class DuplicateText
    {
        private const int Run = 6;

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<string> New(List<string> words)
        {
            var repeated = new bool[words.Count];
            List<string> runs = [];
            for (var at = 0; at + Run <= words.Count; at++)
            {
                runs.Add(string.Join(' ', words.GetRange(at, Run)));
                if (_seen.Contains(runs[^1]))
                    Array.Fill(repeated, value: true, at, Run);
            }

            _seen.UnionWith(runs);
            return [.. words.Where((_, at) => !repeated[at])];
        }
    }
}
