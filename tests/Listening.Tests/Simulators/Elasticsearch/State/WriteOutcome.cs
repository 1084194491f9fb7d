using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What a write is asked to do.</summary>
internal sealed record WriteOperation(string Action, string? Id, ReadOnlyMemory<byte> Body)
{
    public long? Version { get; init; }

    /// <summary><c>external</c>, <c>external_gte</c> or null.</summary>
    public string? VersionType { get; init; }

    public long? IfSequenceNumber { get; init; }

    /// <summary>What an update answers of the document: <c>_source</c> as in a search.</summary>
    public JsonNode? Fetch { get; init; }
}

/// <summary>What became of a write.</summary>
internal readonly record struct WriteOutcome(int Status, string Result, string Id, long Version, long SequenceNumber)
{
    public WriteFailure? Failure { get; init; }

    /// <summary>The document an update was asked to answer.</summary>
    public JsonNode? Fetched { get; init; }

    public static WriteOutcome Failed(string id, WriteFailure failure) => new(failure.Status, "error", id, 0, 0) { Failure = failure };
}
