using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A search as the server is asked it.</summary>
internal sealed class SearchPlan
{
    private readonly MentionSearch _search;
    private readonly ElasticsearchQuery? _translated;

    public SearchPlan(MentionSearch search, string target, bool expandIntervals = true)
    {
        (_search, Target) = (search, target);
        _translated = search.Query is null ? null : ElasticsearchTranslator.Translate(search.Query.Root, search.Now, new() { ExpandIntervals = expandIntervals });
        CanNarrow = expandIntervals && _translated?.Hazards.Any(hazard => hazard.Kind == HazardKind.IntervalExpansion) == true;
        Query = Around(_translated?.Query);
    }

    /// <summary>Which indices.</summary>
    public string Target { get; }

    /// <summary>What finds every hit.</summary>
    public JsonObject Query { get; }

    /// <summary>Finds candidates that must be verified although the query is exact for all others; null for none.</summary>
    public JsonObject? Doubt => _translated is { Inexact: null, Doubt: { } doubt } ? Around(_translated.Query, doubt) : null;

    /// <summary>Every document found is a hit.</summary>
    public bool IsExact => _translated?.Inexact is null && !IsDoubted;

    /// <summary>There are documents of <see cref="Doubt"/>.</summary>
    public bool IsDoubted { get; set; }

    /// <summary>Where the server refuses it, a form that asks less of the server can be tried.</summary>
    public bool CanNarrow { get; }

    /// <summary>The part of the query that makes verification necessary, as it was written.</summary>
    public string InexactPart => Written(_translated?.Inexact);

    /// <summary>The part that a server may refuse; null for none.</summary>
    public string? HazardousPart => _translated?.Hazards is [var first, ..] ? Written(first.Node) : null;

    /// <summary>The matcher's verdict.</summary>
    public bool Matches(Mention mention) => Matcher.Match(_search.Query!, mention.ToQueryDocument(), _search.Now) is not null;

    private JsonObject Around(JsonObject? query, JsonObject? doubt = null)
    {
        var (filter, mustNot) = SearchFilters.Of(_search);
        if (doubt is not null)
            filter.Add((JsonObject)doubt.DeepClone());
        var scored = _search.Sort == MentionSort.Relevance && doubt is null;
        if (query is not null && !scored)
            filter.Add((JsonObject)query.DeepClone());
        var around = SearchFilters.All(filter, mustNot);
        if (query is not null && scored)
            around["bool"]!["must"] = new JsonArray(query.DeepClone());
        return around;
    }

    private string Written(QueryNode? node) => node is { Position: { Length: > 0 } position } && position.Start + position.Length <= _search.Query!.Text.Length
        ? _search.Query.Text.Substring(position.Start, position.Length)
        : _search.Query?.Text ?? "";
}
