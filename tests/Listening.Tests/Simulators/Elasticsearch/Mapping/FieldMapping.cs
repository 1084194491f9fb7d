using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What becomes of a field that the mapping does not name.</summary>
internal enum DynamicFields { Add, Ignore, Refuse }

/// <summary>One field, or an object of fields.</summary>
internal sealed class FieldMapping
{
    public required string Path { get; init; }

    /// <summary>Where its values stand in the document: for a further form of a field that field's path.</summary>
    public required string SourcePath { get; init; }

    /// <summary><c>object</c>, <c>keyword</c>, <c>text</c>, <c>date</c>, …</summary>
    public required string Type { get; init; }

    public DynamicFields Dynamic { get; init; }

    /// <summary>False: the object is kept and neither looked into nor searchable.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>False: the field is kept and not searchable.</summary>
    public bool Indexed { get; init; } = true;

    public string Analyzer { get; init; } = "standard";

    public string? SearchAnalyzer { get; init; }

    /// <summary>How far apart the tokens of two values stand, so that no phrase spans them.</summary>
    public int Gap { get; init; } = 100;

    public string? Normalizer { get; init; }

    public int IgnoreAbove { get; init; } = int.MaxValue;

    public bool IgnoreMalformed { get; init; }

    /// <summary>The fields of an object.</summary>
    public Dictionary<string, FieldMapping> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>The same value indexed in further ways.</summary>
    public Dictionary<string, FieldMapping> Fields { get; } = new(StringComparer.Ordinal);

    public bool IsObject => Type is "object" or "nested";

    public bool IsWhole => Type is "long" or "integer" or "short" or "byte" or "unsigned_long";

    public bool IsNumber => IsWhole || Type is "double" or "float" or "half_float" or "scaled_float";

    /// <summary>The definition the field came from, as the mapping answers it.</summary>
    public JsonObject Definition { get; init; } = [];
}
