using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What a route answers, before faults.</summary>
internal sealed record SimulatedAnswer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json")
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What must have happened before the answer leaves: a refresh that was asked for.</summary>
    public Task? After { get; init; }

    /// <summary>How many documents the request wrote or tried to write: what the throttle counts.</summary>
    public int Documents { get; init; }

    public static SimulatedAnswer Acknowledged => Json(new JsonObject { ["acknowledged"] = true });

    public static SimulatedAnswer Json(JsonNode body, int status = 200) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, Plain));

    public static SimulatedAnswer Empty(int status) => new(status, ReadOnlyMemory<byte>.Empty);
}
