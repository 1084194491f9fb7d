using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One action of a bulk request with its document.</summary>
internal sealed class BulkAction
{
    public required string Action { get; init; }

    public required string Index { get; init; }

    public string? Id { get; set; }

    public long? Version { get; set; }

    public string? VersionType { get; set; }

    public long? IfSequenceNumber { get; set; }

    public bool AliasOnly { get; set; }

    public JsonNode? Fetch { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    public WriteOperation Operation(string? id) =>
        new(Action, id, Body) { Version = Version, VersionType = VersionType, IfSequenceNumber = IfSequenceNumber, Fetch = Fetch };
}
