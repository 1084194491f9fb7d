using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Which scalars a field of a type takes.</summary>
internal static class ScalarRules
{
    private const int LongestTerm = 32_766;

    /// <summary>The cause of a refusal, or null. The reader ends on the last token of the value.</summary>
    public static JsonObject? Fault(ref Utf8JsonReader reader, FieldMapping field, out string preview)
    {
        preview = string.Empty;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Skip();
            preview = "{...}";
            return WriteFailure.Error("illegal_state_exception", "Can't get text on a START_OBJECT at 1:1");
        }

        // Short strings of text and keyword fields, nearly all there are, need no look.
        if (reader.TokenType == JsonTokenType.String && field.Type is "text" or "wildcard" or "match_only_text" or "binary" or "constant_keyword" || field.Type == "keyword" && reader.ValueSpan.Length <= LongestTerm)
            return null;
        preview = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        return field.Type switch
        {
            "keyword" => Encoding.UTF8.GetByteCount(preview) > LongestTerm && preview.Length <= field.IgnoreAbove ? Immense(field.Path, preview) : null,
            "date" or "date_nanos" => DateTexts.Milliseconds(preview) is null ? NoDate(preview) : null,
            "boolean" => preview is "true" or "false" or "" ? null : WriteFailure.Error("illegal_argument_exception", $"Failed to parse value [{preview}] as only [true] or [false] are allowed."),
            _ when field.IsNumber => Number(field, preview),
            _ => null,
        };
    }

    private static JsonObject? Number(FieldMapping field, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return WriteFailure.Error(field.IsWhole ? "illegal_argument_exception" : "number_format_exception", $"For input string: \"{text}\"");
        var (least, most) = field.Type switch
        {
            "byte" => (sbyte.MinValue, sbyte.MaxValue),
            "short" => (short.MinValue, short.MaxValue),
            "integer" => (int.MinValue, int.MaxValue),
            "long" => (long.MinValue, long.MaxValue),
            "unsigned_long" => (0, ulong.MaxValue),
            "half_float" => (-65_504, 65_504),
            "float" => (float.MinValue, float.MaxValue),
            _ => (double.MinValue, double.MaxValue),
        };
        return value >= least && value <= most ? null : WriteFailure.Error("illegal_argument_exception", field.IsWhole ? $"Value [{text}] is out of range for a {field.Type}" : $"[{field.Type}] supports only finite values, but got [{text}]");
    }

    private static JsonObject NoDate(string text)
    {
        var cause = WriteFailure.Error("illegal_argument_exception", $"failed to parse date field [{text}] with format [strict_date_optional_time||epoch_millis]");
        cause["caused_by"] = WriteFailure.Error("date_time_parse_exception", "Failed to parse with all enclosed parsers");
        return cause;
    }

    private static JsonObject Immense(string path, string text)
    {
        var prefix = string.Join(", ", Encoding.UTF8.GetBytes(text[..30]).Take(30).Select(value => ((sbyte)value).ToString(CultureInfo.InvariantCulture)));
        return WriteFailure.Error("illegal_argument_exception", $"Document contains at least one immense term in field=\"{path}\" (whose UTF8 encoding is longer than the max length {LongestTerm}), all of which were skipped. Please correct the analyzer to not produce such terms. The prefix of the first immense term is: '[{prefix}]...'");
    }
}
