using System.Text.Json.Serialization;

namespace Listening.Sentiment;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(SentimentManifest))]
internal sealed partial class SentimentJson : JsonSerializerContext;
