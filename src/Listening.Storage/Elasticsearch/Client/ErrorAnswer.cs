using System.Text.Json;

namespace Listening.Storage.Elasticsearch;

/// <summary>Reads what servers, and proxies before them, say when they refuse. Their words are shown to people: bounded, on one line.</summary>
internal static class ErrorAnswer
{
    private const int LongestReason = 1_000;
    private const int DeepestCause = 16;

    public static ElasticsearchError Read(int status, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error))
                return Of(status, error);
        }
        catch (JsonException)
        {
            // A proxy's page: the status alone speaks.
        }

        return new(status, $"http_{status}", "The answer gives no reason.");
    }

    /// <summary>An object of <c>type</c>, <c>reason</c> and <c>caused_by</c>, or a text.</summary>
    public static ElasticsearchError Of(int status, JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object)
            return new(status, $"http_{status}", OneLine(error.ValueKind == JsonValueKind.String ? error.GetString() : null));
        var (type, reason) = (Text(error, "type") ?? $"http_{status}", Text(error, "reason"));
        var (inner, cause) = (error, (string?)null);
        if (First(error) is { } root && Text(root, "type") != type)
            (inner, cause) = (root, Text(root, "type"));
        for (var depth = 0; depth < DeepestCause && inner.TryGetProperty("caused_by", out var next) && next.ValueKind == JsonValueKind.Object; depth++)
        {
            inner = next;
            // What is inside a script's failure says less than that it is one.
            cause = cause == "script_exception" ? cause : Text(inner, "type") ?? cause;
        }

        if (Text(inner, "reason") is { } deeper && deeper != reason)
            reason = reason is null ? deeper : $"{reason}: {deeper}";
        return new(status, type, OneLine(reason), cause);
    }

    // A search that failed on its shards says why only among its root causes.
    private static JsonElement? First(JsonElement error) =>
        error.TryGetProperty("root_cause", out var roots) && roots.ValueKind == JsonValueKind.Array && roots.GetArrayLength() > 0 && roots[0].ValueKind == JsonValueKind.Object ? roots[0] : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string OneLine(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return "The answer gives no reason.";
        var bounded = reason.Length <= LongestReason ? reason : FilterValue.Cut(reason, LongestReason) + "…";
        return string.Create(bounded.Length, bounded, static (line, text) =>
        {
            for (var index = 0; index < line.Length; index++)
                line[index] = char.IsControl(text[index]) ? ' ' : text[index];
        });
    }
}
