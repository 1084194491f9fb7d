using System.Globalization;
using System.Text.Json;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>From what a document or a query says to what is compared.</summary>
internal static class FieldValues
{
    /// <summary>Null where the field leaves the value out.</summary>
    public static object? Of(FieldMapping field, JsonElement value, IndexAnalysis analysis)
    {
        var text = value.ToString();
        if (field.Type is "keyword" or "constant_keyword" or "wildcard" or "ip")
            return text.Length > field.IgnoreAbove ? null : analysis.Normalize(field.Normalizer, value.ValueKind is JsonValueKind.True or JsonValueKind.False ? text.ToLowerInvariant() : text);
        if (field.Type == "boolean")
            return string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? 1L : 0L;
        if (field.Type is "date" or "date_nanos")
            return DateTexts.Milliseconds(text);
        return field.IsNumber ? Number(field, text) : text;
    }

    /// <summary>A number as its field compares it; null when it is none.</summary>
    public static object? Number(FieldMapping field, string text)
    {
        if (field.IsWhole && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        // Half of the digits of a float are not there: the index rounds.
        return field.IsWhole ? (long)number : field.Type == "float" ? (double)(float)number : number;
    }

    /// <summary>Orders values of one field; whole and broken numbers mix where indices disagree.</summary>
    public static int Compare(object one, object two) => (one, two) switch
    {
        (long left, long right) => left.CompareTo(right),
        (string left, string right) => Utf8Order.Compare(left, right),
        (string, _) => 1,
        (_, string) => -1,
        _ => Convert.ToDouble(one, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(two, CultureInfo.InvariantCulture)),
    };
}

/// <summary>The order of keywords: by their UTF-8 bytes, which differs from UTF-16 beyond the basic plane.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var at = 0; at < length; at++)
        {
            if (left[at] != right[at])
                return char.IsSurrogate(left[at]) == char.IsSurrogate(right[at]) ? left[at].CompareTo(right[at]) : char.IsSurrogate(left[at]).CompareTo(char.IsSurrogate(right[at]));
        }

        return left.Length.CompareTo(right.Length);
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x!, y!);
}
