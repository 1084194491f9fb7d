using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.Sentiment;

namespace Listening.Commands;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LabelConverter)])]
[JsonSerializable(typeof(ClassifiedText))]
[JsonSerializable(typeof(FileEvaluation))]
[JsonSerializable(typeof(SentimentManifest))]
internal sealed partial class SentimentVerbsJson : JsonSerializerContext
{
    private sealed class LabelConverter() : JsonStringEnumConverter<SentimentLabel>(JsonNamingPolicy.SnakeCaseLower);
}

/// <summary>One line of <c>evaluate --json</c>.</summary>
internal sealed record FileEvaluation(string File, EvaluationReport Report);
