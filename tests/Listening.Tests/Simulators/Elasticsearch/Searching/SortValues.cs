using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>The values that hits are sorted by, to and from JSON.</summary>
internal static class SortValues
{
    public static IReadOnlyList<object?> Of(Hit hit, IReadOnlyList<SortKey> keys) => [.. keys.Select(key => Value(hit, key))];

    /// <summary>The place after which a search goes on.</summary>
    public static IReadOnlyList<object?> Read(JsonArray after, IReadOnlyList<SortKey> keys, SearchView view)
    {
        if (after.Count != keys.Count)
            throw SimulatedFailure.BadRequest($"search_after has {after.Count} value(s) but sort has {keys.Count}.");
        return [.. after.Select((value, key) => Read(value, keys[key], view))];
    }

    public static JsonNode? Shown(object? value) => value switch
    {
        null => null,
        long whole => JsonValue.Create(whole),
        double number => JsonValue.Create((float)number),
        var text => JsonValue.Create((string)text),
    };

    private static object? Value(Hit hit, SortKey key)
    {
        switch (key.Field)
        {
            case "_score":
                // Scores have single precision, and so has what comes back of them.
                return (double)(float)hit.Score;
            case "_shard_doc" or "_doc":
                return hit.Place;
            case "_id":
                return hit.Candidate.Stored.Id;
        }

        if (hit.Index.Mapping.Find(key.Field) is not { } field)
            return key.UnmappedType is not null ? Absent(key, key.UnmappedType is "keyword") : throw Refused(hit.Index, $"No mapping found for [{key.Field}] in order to sort on");
        if (field.Type is "text")
            throw Refused(hit.Index, $"Fielddata is disabled on [{key.Field}] in [{hit.Index.Name}]. Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead.");
        var values = hit.Candidate.Values.Scalars(field);
        if (values.Count == 0)
            return Absent(key, field.Type is "keyword" or "wildcard");
        return key.Descending ? values.MaxBy(value => value, Order) : values.MinBy(value => value, Order);
    }

    private static Comparer<object> Order { get; } = Comparer<object>.Create(FieldValues.Compare);

    // Numbers and dates without a value sort as the largest or smallest there is, and are shown so; keywords as null.
    private static object? Absent(SortKey key, bool keyword) => key.Missing switch
    {
        "_last" or "_first" when keyword => null,
        "_last" => key.Descending ? long.MinValue : long.MaxValue,
        "_first" => key.Descending ? long.MaxValue : long.MinValue,
        var text => keyword ? text : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static object? Read(JsonNode? value, SortKey key, SearchView view)
    {
        if (value is null)
            return null;
        if (value.GetValueKind() == JsonValueKind.Number)
            return key.Field == "_score" ? (double)(float)JsonValues.Number(value)! : ((JsonValue)value).TryGetValue<long>(out var whole) ? whole : JsonValues.Number(value);
        var text = JsonValues.Text(value)!;
        var field = view.Parts.Select(part => part.Index.Mapping.Find(key.Field)).FirstOrDefault(found => found is not null);
        return field switch
        {
            { Type: "date" or "date_nanos" } => DateTexts.Milliseconds(text),
            { IsNumber: true } => FieldValues.Number(field, text),
            _ => text,
        };
    }

    private static SimulatedFailure Refused(SimulatedIndex index, string reason)
    {
        JsonObject Exception() => new() { ["type"] = "query_shard_exception", ["reason"] = reason, ["index_uuid"] = index.Uuid, ["index"] = index.Name };
        return SimulatedFailure.OfShard(index, Exception(), Exception());
    }
}
