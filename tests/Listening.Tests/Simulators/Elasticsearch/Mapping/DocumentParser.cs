using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Looks whether a document fits a mapping, token by token, and says in the server's words why not.</summary>
internal static class DocumentParser
{
    /// <summary>Null when it fits; otherwise the error of the item. Fields that a dynamic mapping lets in are added to it.</summary>
    public static JsonObject? Fault(IndexMapping mapping, string id, ReadOnlySpan<byte> source)
    {
        var reader = new Utf8JsonReader(source);
        try
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.StartObject
                ? Object(ref reader, mapping, mapping.Root, id)
                : Parsing("[1:1] failed to parse", "not_x_content_exception", "Compressor detection can only be called on some xcontent bytes or compressed xcontent bytes");
        }
        catch (JsonException broken)
        {
            return Parsing($"[1:{reader.TokenStartIndex + 1}] failed to parse", "x_content_parse_exception", broken.Message);
        }
    }

    private static JsonObject? Object(ref Utf8JsonReader reader, IndexMapping mapping, FieldMapping parent, string id)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var (field, error) = Field(ref reader, mapping, parent, name);
            if (error is not null)
                return error;
            if (field is null or { Enabled: false })
                reader.Skip();
            else if (Value(ref reader, mapping, field, id) is { } fault)
                return fault;
        }

        return null;
    }

    private static (FieldMapping? Field, JsonObject? Error) Field(ref Utf8JsonReader reader, IndexMapping mapping, FieldMapping parent, string name)
    {
        if (parent.Children.TryGetValue(name, out var field))
            return (field, null);
        // A dotted name is the path it spells.
        if (name.Contains('.', StringComparison.Ordinal) && mapping.Find(parent.Path.Length == 0 ? name : $"{parent.Path}.{name}") is { } dotted)
            return (dotted, null);
        return parent.Dynamic switch
        {
            DynamicFields.Refuse => (null, WriteFailure.Error("strict_dynamic_mapping_exception", $"[1:{reader.TokenStartIndex + 1}] mapping set to strict, dynamic introduction of [{name}] within [{(parent.Path.Length == 0 ? "_doc" : parent.Path)}] is not allowed")),
            DynamicFields.Ignore => (null, null),
            _ => (mapping.Add(parent, name, reader), null),
        };
    }

    private static JsonObject? Value(ref Utf8JsonReader reader, IndexMapping mapping, FieldMapping field, string id)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (Value(ref reader, mapping, field, id) is { } fault)
                        return fault;
                }

                return null;
            case JsonTokenType.StartObject when field.IsObject:
                return Object(ref reader, mapping, field, id);
            case JsonTokenType.StartObject when field.Type == "flattened":
                reader.Skip();
                return null;
            default:
                return field.IsObject
                    ? WriteFailure.Error("document_parsing_exception", $"[1:{reader.TokenStartIndex + 1}] object mapping for [{field.Path}] tried to parse field [{field.Path}] as object, but found a concrete value")
                    : Scalar(ref reader, field, id);
        }
    }

    private static JsonObject? Scalar(ref Utf8JsonReader reader, FieldMapping field, string id)
    {
        var column = reader.TokenStartIndex + 1;
        var cause = ScalarRules.Fault(ref reader, field, out var preview);
        if (cause is null || field.IgnoreMalformed)
            return null;
        var error = WriteFailure.Error("document_parsing_exception", $"[1:{column}] failed to parse field [{field.Path}] of type [{field.Type}] in document with id '{id}'. Preview of field's value: '{preview}'");
        error["caused_by"] = cause;
        return error;
    }

    private static JsonObject Parsing(string reason, string causeType, string cause)
    {
        var error = WriteFailure.Error("document_parsing_exception", reason);
        error["caused_by"] = WriteFailure.Error(causeType, cause);
        return error;
    }
}
