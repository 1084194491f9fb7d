using System.Text.Json.Serialization;

namespace Listening.Storage.Elasticsearch;

/// <summary>Something that a store remembers of what is gone: with <see cref="Before"/> a unit's horizon, with <see cref="Id"/> a tombstone.</summary>
internal sealed record ControlDocument(
    [property: JsonPropertyName("key")] string Key,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("before")] DateTimeOffset? Before = null,
    [property: JsonPropertyName("id")] string? Id = null,
    [property: JsonPropertyName("revision")] long? Revision = null);
