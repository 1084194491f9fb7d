using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>range</c> over numbers, dates (with arithmetic and rounding) and keywords.</summary>
internal static class RangeQuery
{
    public static DocumentQuery Read(JsonObject body, QueryScope scope)
    {
        var (path, options) = QueryReader.Leaf(body, "gte");
        foreach (var (option, _) in options)
        {
            if (option is not ("gt" or "gte" or "lt" or "lte" or "from" or "to" or "boost" or "time_zone" or "format" or "relation"))
                throw SimulatedFailure.Parsing($"[range] query does not support [{option}]");
        }

        if (scope.Field(path) is not { } field)
            return DocumentQuery.None;
        var (above, below) = (Bound(field, options, "gt", scope, up: true), Bound(field, options, "lt", scope, up: false));
        var (from, to) = (Bound(field, options, "gte", scope, up: false), Bound(field, options, "lte", scope, up: true));
        return DocumentQuery.Of(candidate => candidate.Values.Scalars(field).Any(Within), QueryReader.Boost(options));

        bool Within(object value) =>
            (above is null || FieldValues.Compare(value, above) > 0) && (from is null || FieldValues.Compare(value, from) >= 0)
            && (below is null || FieldValues.Compare(value, below) < 0) && (to is null || FieldValues.Compare(value, to) <= 0);
    }

    private static object? Bound(FieldMapping field, JsonObject options, string name, QueryScope scope, bool up)
    {
        if (JsonValues.Text(options[name]) is not { } text)
            return null;
        if (field.Type is not ("date" or "date_nanos"))
            return TermQueries.Value(field, text, scope);
        var zone = JsonValues.Text(options["time_zone"]) is { } named ? TimeZones.Of(named) : null;
        return DateTexts.Arithmetic(text, scope.Now, up, zone)
            ?? throw scope.Refused($"failed to create query: failed to parse date field [{text}] with format [strict_date_optional_time||epoch_millis]", "parse_exception", $"failed to parse date field [{text}] with format [strict_date_optional_time||epoch_millis]");
    }
}
