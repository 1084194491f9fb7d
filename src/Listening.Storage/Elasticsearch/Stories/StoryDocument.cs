using System.Text.Json.Serialization;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>What of a mention's document concerns its story. A stub has none of it.</summary>
internal sealed record StoryDocument(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("unit")] string? Unit,
    [property: JsonPropertyName("visibility")] string? Visibility,
    [property: JsonPropertyName("@timestamp")] DateTimeOffset Timestamp,
    [property: JsonPropertyName("story")] string? Story,
    [property: JsonPropertyName("story_bands")] IReadOnlyList<string>? Bands)
{
    /// <summary>The fields that are read.</summary>
    public static readonly IReadOnlyList<string> Fields = ["id", "revision", "unit", "visibility", "@timestamp", "story", "story_bands"];

    public StoryFingerprint? Fingerprint => StoryBands.Read(Bands ?? []);

    /// <summary>Null where nothing can be compared to it.</summary>
    public StoryQuestion? Begun =>
        Id is not null && Unit is not null && Fingerprint is { } fingerprint ? new(Id, Revision, Unit, StoryQuestion.IsPrivateVisibility(Visibility), Timestamp, fingerprint) : null;
}
