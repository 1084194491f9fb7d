using System.Text.Json.Nodes;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>The leaves of the query DSL that are used, in the forms that Elasticsearch 8 and 9 and OpenSearch 2 and 3 share.</summary>
internal static class Dsl
{
    // The rewrites that score pick the best terms (50 of a fuzzy query by default) and drop the rest silently. This one visits them all, without a limit.
    private const string EveryTerm = "constant_score";

    public static AnyOf Term(string field, string term) => new(field, [term]);

    public static Leaf Prefix(string field, string prefix) => Of("prefix", field, new() { ["value"] = prefix, ["rewrite"] = EveryTerm });

    public static Leaf Wildcard(string field, string pattern) => Of("wildcard", field, new() { ["value"] = pattern, ["rewrite"] = EveryTerm });

    public static Leaf Fuzzy(string field, string term, FuzzyNode node)
    {
        var content = FuzzyContent(term, node);
        content["value"] = term;
        content["rewrite"] = EveryTerm;
        return Of("fuzzy", field, content);
    }

    /// <summary>What the query and the interval rule have in common. A sign is never one of the changes: it is the prefix that stays.</summary>
    public static JsonObject FuzzyContent(string term, FuzzyNode node) => new()
    {
        ["fuzziness"] = node.Distance,
        ["prefix_length"] = Spelling.IsSigned(term) ? 1 : 0,
        ["transpositions"] = true,
    };

    /// <summary>The analyzer of the token fields cuts the text at its blanks, and each of our tokens is one term.</summary>
    public static Leaf Phrase(string field, IEnumerable<string> tokens) => Of("match_phrase", field, new() { ["query"] = string.Join(' ', tokens) });

    public static Leaf Intervals(string field, JsonObject rule, int clauses) => Of("intervals", field, rule, clauses);

    public static Leaf Range(string field, JsonObject bounds) => Of("range", field, bounds);

    private static Leaf Of(string kind, string field, JsonObject content, int clauses = 1) => new(new() { [kind] = new JsonObject { [field] = content } }, clauses);
}
