using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Turns a mapping as JSON into fields.</summary>
internal static class MappingReader
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "object", "nested", "keyword", "constant_keyword", "wildcard", "text", "match_only_text", "date", "date_nanos", "boolean", "ip", "binary", "flattened",
        "long", "integer", "short", "byte", "unsigned_long", "double", "float", "half_float", "scaled_float", "alias",
    };

    /// <summary>The whole tree.</summary>
    /// <exception cref="MappingFault">A type that does not exist.</exception>
    public static FieldMapping Read(JsonObject mappings) => Object(string.Empty, mappings, DynamicFields.Add);

    private static FieldMapping Object(string path, JsonObject definition, DynamicFields inherited)
    {
        var field = new FieldMapping
        {
            Path = path,
            SourcePath = path,
            Type = Text(definition, "type") ?? "object",
            Dynamic = Dynamic(definition, inherited),
            Enabled = definition["enabled"] is not { } enabled || JsonValues.Truth(enabled),
            Definition = definition,
        };
        foreach (var (name, child) in definition["properties"] as JsonObject ?? [])
            field.Children[name] = Field(path.Length == 0 ? name : $"{path}.{name}", name, (JsonObject)child!, field.Dynamic);
        return field;
    }

    private static FieldMapping Field(string path, string name, JsonObject definition, DynamicFields inherited, string? source = null)
    {
        var type = Text(definition, "type") ?? "object";
        if (!Types.Contains(type))
            throw new MappingFault($"The mapper type [{type}] declared on field [{name}] does not exist. It might have been created within a future version or requires a plugin to be installed. Check the documentation.");
        if (type is "object" or "nested")
            return Object(path, definition, inherited);
        var field = new FieldMapping
        {
            Path = path,
            SourcePath = source ?? path,
            Type = type,
            Indexed = definition["index"] is not { } indexed || JsonValues.Truth(indexed) || (definition["doc_values"] is { } values ? JsonValues.Truth(values) : type != "text"),
            Analyzer = Text(definition, "analyzer") ?? "standard",
            SearchAnalyzer = Text(definition, "search_analyzer"),
            Gap = (int)(JsonValues.Whole(definition["position_increment_gap"]) ?? 100),
            Normalizer = Text(definition, "normalizer"),
            IgnoreAbove = (int)(JsonValues.Whole(definition["ignore_above"]) ?? int.MaxValue),
            IgnoreMalformed = definition["ignore_malformed"] is { } malformed && JsonValues.Truth(malformed),
            Definition = definition,
        };
        foreach (var (further, child) in definition["fields"] as JsonObject ?? [])
            field.Fields[further] = Field($"{path}.{further}", further, (JsonObject)child!, inherited, path);
        return field;
    }

    private static DynamicFields Dynamic(JsonObject definition, DynamicFields inherited) => JsonValues.Text(definition["dynamic"]) switch
    {
        null => inherited,
        "true" => DynamicFields.Add,
        "false" => DynamicFields.Ignore,
        "strict" => DynamicFields.Refuse,
        var other => throw SimulatedFailure.NotSimulated($"dynamic [{other}]"),
    };

    private static string? Text(JsonObject definition, string name) => JsonValues.Text(definition[name]);
}

/// <summary>A mapping that cannot be.</summary>
internal sealed class MappingFault(string reason) : Exception(reason);
