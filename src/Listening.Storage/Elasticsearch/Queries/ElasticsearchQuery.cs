using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>A query in the query DSL of Elasticsearch 8 and 9 and OpenSearch 2 and 3.</summary>
internal sealed record ElasticsearchQuery
{
    /// <summary>Finds every document that the query matches. Scores are those of its words; to be put into a <c>filter</c> where nobody sorts by them.</summary>
    public required JsonObject Query { get; init; }

    /// <summary>The first node that is only narrowed down: what is found is to be verified by the matcher. Null where the query finds exactly what the matcher accepts.</summary>
    public QueryNode? Inexact { get; init; }

    /// <summary>Where it is not null and finds a document among those of <see cref="Query"/>, that document holds a field value too long to be indexed whole
    /// and is to be verified, even where <see cref="Inexact"/> is null. Nearly always it finds none.</summary>
    public JsonObject? Doubt { get; init; }

    /// <summary>Parts that a server may refuse to run, with an error and never with fewer documents.</summary>
    public IReadOnlyList<QueryHazard> Hazards { get; init; } = [];
}

/// <summary>A part of a query that a server may refuse.</summary>
/// <param name="Node">The part.</param>
/// <param name="Kind">Why.</param>
internal readonly record struct QueryHazard(QueryNode Node, HazardKind Kind);

/// <summary>Why a server may refuse a part of a query.</summary>
internal enum HazardKind
{
    /// <summary>A prefix, pattern or fuzzy term inside a phrase or NEAR. Interval rules enumerate its terms in each segment and fail past 128 of them (OpenSearch, early
    /// Elasticsearch 8) or past <c>indices.query.bool.max_clause_count</c>. Then translate again without <see cref="TranslationOptions.ExpandIntervals"/>.</summary>
    IntervalExpansion,

    /// <summary>Looks at every term of a field, and is refused where <c>search.allow_expensive_queries</c> is off.</summary>
    TermScan,

    /// <summary><c>?</c> after <c>*</c>: the automaton can outgrow the server's bound of states.</summary>
    LargeAutomaton,
}

/// <summary>What a translation may use.</summary>
internal sealed record TranslationOptions
{
    /// <summary>Levels of queries within each other. Servers allow 30, early ones 20 (<c>indices.query.bool.max_nested_depth</c>); 2 are left to the filters around.</summary>
    public int MaxDepth { get; init; } = 18;

    /// <summary>Leaves in all. Servers allow 1,024 (<c>indices.query.bool.max_clause_count</c>) or more (Elasticsearch by its heap); 24 are left to the filters around.</summary>
    public int MaxClauses { get; init; } = 1_000;

    /// <summary>Whether prefixes, patterns and fuzzy terms may stand in interval rules, see <see cref="HazardKind.IntervalExpansion"/>; else such phrases and NEARs are only narrowed down.</summary>
    public bool ExpandIntervals { get; init; } = true;
}
