using System.Globalization;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Values of hits as aggregations see them.</summary>
internal static class HitValues
{
    /// <summary>The different values of a field in one document.</summary>
    public static IEnumerable<object> Of(Hit hit, string path)
    {
        if (hit.Index.Mapping.Find(path) is not { } field)
            return [];
        return field.Type == "text"
            ? throw SimulatedFailure.BadRequest($"Fielddata is disabled on [{path}] in [{hit.Index.Name}]. Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead.")
            : hit.Candidate.Values.Scalars(field).Distinct();
    }

    public static FieldMapping? Field(AggregationScope scope, string path) =>
        scope.View.Parts.Select(part => part.Index.Mapping.Find(path)).FirstOrDefault(field => field is not null);

    /// <summary>A bucket's key, with its text where the field has one beside the number.</summary>
    public static JsonObject Key(object key, FieldMapping? field)
    {
        var head = new JsonObject { ["key"] = SortValues.Shown(key) };
        if (field is { Type: "date" or "date_nanos" })
            head["key_as_string"] = Date((long)key);
        else if (field is { Type: "boolean" })
            head["key_as_string"] = (long)key == 1 ? "true" : "false";
        return head;
    }

    public static string Date(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>A value that a request names, as the field's values are.</summary>
    public static object? Read(JsonNode? value, FieldMapping? field)
    {
        if (JsonValues.Text(value) is not { } text)
            return null;
        return field switch
        {
            { Type: "date" or "date_nanos" } => DateTexts.Milliseconds(text),
            { Type: "boolean" } => text == "true" ? 1L : 0L,
            { IsNumber: true } => FieldValues.Number(field, text),
            _ => text,
        };
    }
}
