using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Reads the rules of an <c>intervals</c> query.</summary>
internal static class IntervalReader
{
    public static IntervalSource Read(JsonObject rule, FieldMapping field, QueryScope scope)
    {
        var (name, body) = rule.First(member => member.Key is not ("boost" or "_name"));
        var options = (JsonObject)body!;
        if (JsonValues.Text(options["use_field"]) is { } other)
            field = scope.Field(other) is { Type: "text" } used ? used : throw SimulatedFailure.BadRequest($"Cannot use interval field [{other}]");
        var source = name switch
        {
            "match" => Match(options, field, scope),
            "prefix" => IntervalSource.Of(field, TermPatterns.Prefix(Normal(options, "prefix", field, scope))),
            "wildcard" => IntervalSource.Of(field, TermPatterns.Wildcard(Normal(options, "pattern", field, scope))),
            "fuzzy" => Fuzzy(options, field, scope),
            "all_of" => IntervalSource.All(Rules(options, field, scope), JsonValues.Truth(options["ordered"] ?? "false"), Gaps(options)),
            "any_of" => IntervalSource.Any(Rules(options, field, scope)),
            _ => throw SimulatedFailure.Parsing($"Unknown interval type [{name}], expecting one of [match, any_of, all_of, prefix, wildcard, fuzzy]"),
        };
        return options["filter"] is JsonObject filter ? Filtered(source, filter, field, scope) : source;
    }

    private static IntervalSource Match(JsonObject options, FieldMapping field, QueryScope scope)
    {
        var analyzer = JsonValues.Text(options["analyzer"]) ?? field.SearchAnalyzer ?? field.Analyzer;
        var terms = scope.Index.Analysis.Analyze(analyzer, JsonValues.Text(options["query"])!).Select(token => IntervalSource.Of(field, term => term == token.Text)).ToList();
        return terms.Count switch
        {
            0 => IntervalSource.None,
            1 => terms[0],
            _ => IntervalSource.All(terms, JsonValues.Truth(options["ordered"] ?? "false"), Gaps(options)),
        };
    }

    private static IntervalSource Fuzzy(JsonObject options, FieldMapping field, QueryScope scope)
    {
        var term = Normal(options, "term", field, scope);
        return IntervalSource.Of(field, TermPatterns.Fuzzy(term, TermPatterns.Edits(JsonValues.Text(options["fuzziness"]), term), (int)(JsonValues.Whole(options["prefix_length"]) ?? 0), JsonValues.Truth(options["transpositions"] ?? "true")));
    }

    private static List<IntervalSource> Rules(JsonObject options, FieldMapping field, QueryScope scope) =>
        [.. JsonValues.Many(options["intervals"]).OfType<JsonObject>().Select(rule => Read(rule, field, scope))];

    private static int Gaps(JsonObject options) => (int)(JsonValues.Whole(options["max_gaps"]) ?? -1);

    // Patterns are normalised as the analyser's filters do with a whole word; a keyword-like analyser leaves them alone.
    private static string Normal(JsonObject options, string name, FieldMapping field, QueryScope scope)
    {
        var text = JsonValues.Text(options[name])!;
        return field.Analyzer == "whitespace" ? text : scope.Index.Analysis.Analyze(field.Analyzer, text) is [var only] && only.Text.Length == text.Length ? only.Text : text;
    }

    private static IntervalSource Filtered(IntervalSource source, JsonObject filter, FieldMapping field, QueryScope scope)
    {
        var (kind, rule) = filter.First();
        var other = Read((JsonObject)rule!, field, scope);
        Func<Stretch, Stretch, bool> related = kind switch
        {
            "containing" or "not_containing" => (one, two) => one.Start <= two.Start && one.End >= two.End,
            "contained_by" or "not_contained_by" => (one, two) => two.Start <= one.Start && two.End >= one.End,
            "overlapping" or "not_overlapping" => (one, two) => one.Start <= two.End && two.Start <= one.End,
            "before" => (one, two) => one.End < two.Start,
            "after" => (one, two) => one.Start > two.End,
            _ => throw SimulatedFailure.NotSimulated($"the interval filter [{kind}]"),
        };
        var wanted = !kind.StartsWith("not_", StringComparison.Ordinal);
        return source with { In = document => Related(source.In(document), other.In(document)) };

        List<Stretch> Related(List<Stretch> stretches, List<Stretch> others) => stretches.FindAll(one => others.Exists(two => related(one, two)) == wanted);
    }
}
