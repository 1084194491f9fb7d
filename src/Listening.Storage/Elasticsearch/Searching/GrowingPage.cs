using System.Text.Json;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>A page that fills with hits, verified where the index cannot tell. It is full when one more is known to follow.</summary>
internal sealed class GrowingPage(SearchPlan plan, MentionSearch search, IReadOnlyList<JsonElement>? start, int mostCandidates)
{
    private readonly List<Mention> _mentions = [];
    private int _candidates;

    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>Behind which place to go on.</summary>
    public IReadOnlyList<JsonElement>? Last { get; private set; } = start;

    /// <summary>The place of the last mention on the page.</summary>
    public IReadOnlyList<JsonElement>? LastShown { get; private set; }

    public bool IsFull { get; private set; }

    /// <summary>How many hits to ask for next.</summary>
    public int Wanted => plan.IsExact ? Math.Min(HitReader.PageSize, search.Limit + 1 - _mentions.Count) : HitReader.PageSize;

    /// <returns>False where more candidates would have to be read than may be.</returns>
    public bool Take(IReadOnlyList<SearchHit> hits)
    {
        foreach (var hit in hits)
        {
            if (!plan.IsExact && ++_candidates > mostCandidates)
                return false;
            Last = hit.Sort;
            var mention = HitReader.Document(hit, MentionJson.Mention);
            if (!plan.IsExact && !plan.Matches(mention))
                continue;
            if (_mentions.Count == search.Limit)
            {
                IsFull = true;
                return true;
            }

            _mentions.Add(mention);
            LastShown = Last;
        }

        return true;
    }
}
