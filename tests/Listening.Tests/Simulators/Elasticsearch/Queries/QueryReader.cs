using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Reads the query language of search bodies.</summary>
internal static class QueryReader
{
    public static DocumentQuery Read(JsonNode? query, QueryScope scope)
    {
        if (query is null)
            return DocumentQuery.All;
        if (query is not JsonObject { Count: 1 } one)
            throw SimulatedFailure.Parsing("[_na] query malformed, expected one query per object");
        var (name, body) = one.First();
        return name switch
        {
            "match_all" => DocumentQuery.Of(_ => true, Boost(body)),
            "match_none" => DocumentQuery.None,
            "bool" => BoolQuery.Read((JsonObject)body!, scope),
            "constant_score" => Constant((JsonObject)body!, scope),
            "dis_max" => Best((JsonObject)body!, scope),
            "ids" => Ids((JsonObject)body!),
            "term" => TermQueries.Term((JsonObject)body!, scope),
            "terms" => TermQueries.Terms((JsonObject)body!, scope),
            "prefix" => TermQueries.Pattern((JsonObject)body!, scope, TermPatterns.Prefix),
            "wildcard" => TermQueries.Pattern((JsonObject)body!, scope, TermPatterns.Wildcard),
            "fuzzy" => TermQueries.Fuzzy((JsonObject)body!, scope),
            "exists" => TermQueries.Exists((JsonObject)body!, scope),
            "range" => RangeQuery.Read((JsonObject)body!, scope),
            "match" => TextQueries.Match((JsonObject)body!, scope),
            "match_phrase" => TextQueries.Phrase((JsonObject)body!, scope),
            "intervals" => IntervalQuery.Read((JsonObject)body!, scope),
            "query_string" => QueryString((JsonObject)body!, scope),
            _ => throw Unknown(name),
        };
    }

    /// <summary>The field a leaf names, its options (a bare value stands for the option named).</summary>
    public static (string Field, JsonObject Options) Leaf(JsonObject body, string value)
    {
        var (field, options) = body.First(member => member.Key is not ("boost" or "_name"));
        return (field, options as JsonObject ?? new JsonObject { [value] = options?.DeepClone() });
    }

    public static double Boost(JsonNode? options) => JsonValues.Number((options as JsonObject)?["boost"]) ?? 1;

    private static DocumentQuery Constant(JsonObject body, QueryScope scope)
    {
        var (inner, boost) = (Read(body["filter"], scope), Boost(body));
        return DocumentQuery.Of(inner.Matches, boost);
    }

    private static DocumentQuery Best(JsonObject body, QueryScope scope)
    {
        var queries = JsonValues.Many(body["queries"]).Select(query => Read(query, scope)).ToList();
        return new DocumentQuery(candidate => queries.Max(query => query.Score(candidate)));
    }

    private static DocumentQuery Ids(JsonObject body)
    {
        var ids = JsonValues.Texts(body["values"]).ToHashSet(StringComparer.Ordinal);
        return DocumentQuery.Of(candidate => ids.Contains(candidate.Stored.Id));
    }

    // Only what does not parse is known of this one; no client of ours sends any other.
    private static DocumentQuery QueryString(JsonObject body, QueryScope scope)
    {
        var text = JsonValues.Text(body["query"]) ?? string.Empty;
        if (text.Count(letter => letter == '(') == text.Count(letter => letter == ')'))
            throw SimulatedFailure.NotSimulated("query_string");
        throw scope.Refused($"Failed to parse query [{text}]", "parse_exception", $"Cannot parse '{text}': Encountered \"<EOF>\" at line 1, column {text.Length}.");
    }

    private static SimulatedFailure Unknown(string name) =>
        name is "nested" or "script" or "script_score" or "function_score" or "regexp" or "multi_match" or "simple_query_string" or "span_near" or "span_term" or "more_like_this" or "percolate" or "geo_distance" or "terms_set" or "match_phrase_prefix" or "match_bool_prefix" or "boosting" or "distance_feature" or "rank_feature"
            ? SimulatedFailure.NotSimulated($"the query [{name}]")
            : SimulatedFailure.Of(400, "parsing_exception", $"unknown query [{name}]", WriteFailure.Error("named_object_not_found_exception", $"[1:1] unknown field [{name}]"));
}
