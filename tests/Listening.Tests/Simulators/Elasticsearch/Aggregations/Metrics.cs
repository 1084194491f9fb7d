using System.Globalization;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Numbers over hits. Exact, where the real server counts different values approximately above a threshold.</summary>
internal static class Metrics
{
    /// <summary>Null where the name is of none of them.</summary>
    public static JsonObject? Run(string name, JsonObject body, IReadOnlyList<Hit> hits)
    {
        if (name is not ("cardinality" or "value_count" or "min" or "max" or "sum" or "avg" or "stats"))
            return null;
        var path = JsonValues.Text(body["field"])!;
        var values = hits.SelectMany(hit => HitValues.Of(hit, path)).ToList();
        if (name == "cardinality")
            return Value(values.Distinct().Count());
        if (name == "value_count")
            return Value(values.Count);
        var numbers = values.ConvertAll(value => Convert.ToDouble(value, CultureInfo.InvariantCulture));
        return name == "stats" ? Stats(numbers) : Dated(Value(Of(name, numbers)), hits, path);
    }

    private static double? Of(string name, List<double> numbers) => name switch
    {
        "sum" => numbers.Sum(),
        _ when numbers.Count == 0 => null,
        "min" => numbers.Min(),
        "max" => numbers.Max(),
        _ => numbers.Average(),
    };

    private static JsonObject Value(double? value) => new() { ["value"] = value };

    private static JsonObject Dated(JsonObject value, IReadOnlyList<Hit> hits, string path)
    {
        if (value["value"] is { } number && hits.Count > 0 && hits[0].Index.Mapping.Find(path) is { Type: "date" })
            value["value_as_string"] = HitValues.Date((long)number.GetValue<double>());
        return value;
    }

    private static JsonObject Stats(List<double> numbers) => new()
    {
        ["count"] = numbers.Count,
        ["min"] = Of("min", numbers),
        ["max"] = Of("max", numbers),
        ["avg"] = Of("avg", numbers),
        ["sum"] = numbers.Sum(),
    };
}
