using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Queries of single terms, not analysed: <c>term</c>, <c>terms</c>, <c>prefix</c>, <c>wildcard</c>, <c>fuzzy</c>, <c>exists</c>.</summary>
internal static class TermQueries
{
    public static DocumentQuery Term(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "value");
        var value = JsonValues.Text(options["value"]) ?? throw SimulatedFailure.BadRequest("value cannot be null");
        if (Special(path, [value]) is { } special)
            return special;
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        var insensitive = JsonValues.Truth(options["case_insensitive"] ?? "false");
        return insensitive ? Terms(field, Folded(value), QueryReader.Boost(options)) : Exact(field, value, scope, QueryReader.Boost(options));

        static Func<string, bool> Folded(string wanted) => term => string.Equals(term, wanted, StringComparison.OrdinalIgnoreCase);
    }

    public static DocumentQuery Terms(JsonObject body, QueryScope scope)
    {
        var (path, values) = body.First(member => member.Key is not ("boost" or "_name"));
        var wanted = JsonValues.Texts(values).ToList();
        if (Special(path, wanted) is { } special)
            return special;
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        if (field.Type == "text")
        {
            var texts = wanted.ToHashSet(StringComparer.Ordinal);
            return Terms(field, texts.Contains, QueryReader.Boost(body));
        }

        var keys = wanted.Select(value => Value(field, value, scope)).OfType<object>().ToHashSet();
        return DocumentQuery.Of(candidate => candidate.Values.Scalars(field).Any(keys.Contains), QueryReader.Boost(body));
    }

    /// <summary>A query of terms by a pattern, the letters of which fit whatever the case where that is asked.</summary>
    public static DocumentQuery Pattern(JsonObject body, QueryScope scope, Func<string, Func<string, bool>> patterned)
    {
        var (path, options) = QueryReader.Leaf(body, "value");
        var wanted = JsonValues.Text(options["value"] ?? options["wildcard"] ?? options["prefix"])!;
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        if (field.Type is not ("text" or "keyword" or "wildcard" or "constant_keyword"))
            throw scope.Refused($"Can only use prefix queries on keyword, text and wildcard fields - not on [{path}] which is of type [{field.Type}]", "illegal_argument_exception", "not a text field");
        wanted = scope.Index.Analysis.Normalize(field.Normalizer, wanted);
        if (!JsonValues.Truth(options["case_insensitive"] ?? "false"))
            return Terms(field, patterned(wanted), QueryReader.Boost(options));
        var fits = patterned(wanted.ToLowerInvariant());
        return Terms(field, term => fits(term.ToLowerInvariant()), QueryReader.Boost(options));
    }

    public static DocumentQuery Fuzzy(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "value");
        var wanted = JsonValues.Text(options["value"])!;
        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        return Terms(field, TermPatterns.Fuzzy(wanted, TermPatterns.Edits(JsonValues.Text(options["fuzziness"]), wanted), (int)(JsonValues.Whole(options["prefix_length"]) ?? 0), JsonValues.Truth(options["transpositions"] ?? "true")), QueryReader.Boost(options));
    }

    public static DocumentQuery Exists(JsonObject body, QueryScope scope)
    {
        var path = JsonValues.Text(body["field"])!;
        FieldMapping[] fields = scope.Field(path) is { } field ? [field] : [.. scope.Index.Mapping.Fitting(path.Contains('*', StringComparison.Ordinal) ? path : $"{path}.*")];
        return DocumentQuery.Of(candidate => Array.Exists(fields, one => candidate.Values.Has(one)), QueryReader.Boost(body));
    }

    /// <summary>One value as the field keeps it; null where it cannot.</summary>
    /// <exception cref="SimulatedFailure">A number field asked for something else.</exception>
    public static object? Value(FieldMapping field, string text, QueryScope scope)
    {
        if (field.IsNumber)
            return FieldValues.Number(field, text) ?? throw scope.Refused($"failed to create query: For input string: \"{text}\"", "number_format_exception", $"For input string: \"{text}\"");
        if (field.Type == "boolean")
            return text is "true" ? 1L : text is "false" or "" ? 0L : throw scope.Refused($"failed to create query: Can't parse boolean value [{text}], expected [true] or [false]", "illegal_argument_exception", $"Can't parse boolean value [{text}], expected [true] or [false]");
        if (field.Type is "date" or "date_nanos")
            return DateTexts.Arithmetic(text, scope.Now) ?? throw scope.Refused($"failed to create query: failed to parse date field [{text}] with format [strict_date_optional_time||epoch_millis]", "parse_exception", $"failed to parse date field [{text}] with format [strict_date_optional_time||epoch_millis]");
        return scope.Index.Analysis.Normalize(field.Normalizer, text);
    }

    private static DocumentQuery Exact(FieldMapping field, string text, QueryScope scope, double boost)
    {
        if (field.Type == "text")
            return TextQueries.OfTerm(field, text, scope, boost);
        var wanted = Value(field, text, scope);
        return new DocumentQuery(candidate => candidate.Values.Scalars(field).Contains(wanted!) ? Relevance(field, wanted!, scope, boost) : null);
    }

    private static double Relevance(FieldMapping field, object wanted, QueryScope scope, double boost) =>
        scope.Scored && field.Type == "keyword" ? boost * scope.Statistics.Score(field, (string)wanted, 1, 1) : boost;

    private static DocumentQuery Terms(FieldMapping field, Func<string, bool> fits, double boost) => field.Type == "text"
        ? DocumentQuery.Of(candidate => candidate.Values.Tokens(field).Any(token => fits(token.Text)), boost)
        : DocumentQuery.Of(candidate => candidate.Values.Scalars(field).Any(value => value is string text && fits(text)), boost);

    private static DocumentQuery? Special(string path, List<string> wanted) => path == "_id" ? DocumentQuery.Of(candidate => wanted.Contains(candidate.Stored.Id)) : null;
}
