using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.Mentions;

namespace Listening.Commands;

/// <summary>What <c>parse</c> reads and prints as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(UtcMilliseconds)])]
[JsonSerializable(typeof(ParsedDocument))]
[JsonSerializable(typeof(BatchItem))]
internal sealed partial class ParseJson : JsonSerializerContext
{
    /// <summary>Readable text instead of escapes; the lines go to pipes and files, never into a page.</summary>
    public static ParseJson Readable { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new UtcMilliseconds() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A line of <c>--batch</c>.</summary>
internal sealed record BatchItem
{
    public required string File { get; init; }
    public string? Url { get; init; }
    public Dictionary<string, string?>? Headers { get; init; }
}
