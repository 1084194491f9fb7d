using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One request as the routes see it: decoded, unzipped, read whole.</summary>
internal sealed class SimulatedRequest
{
    public required SimulatedCluster Cluster { get; init; }

    /// <summary>Which node was asked, from 0.</summary>
    public required int Node { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query string as they came.</summary>
    public required string Address { get; init; }

    public required string[] Segments { get; init; }

    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Faults of single bulk items, chosen before the request is processed.</summary>
    public IReadOnlyList<ItemFault> ItemFaults { get; set; } = [];

    /// <summary>What the request is about, for counting: the first segment that names a function, else <c>index</c> or <c>root</c>.</summary>
    public string Kind => Segments.FirstOrDefault(segment => segment.StartsWith('_')) ?? (Segments.Length == 0 ? "root" : "index");

    public string? Parameter(string name) => Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A yes-or-no parameter; naming it alone is a yes.</summary>
    public bool Flag(string name, bool otherwise = false) => Parameter(name) is { } value ? value is "" or "true" : otherwise;

    /// <summary>The body as an object, empty where there is none.</summary>
    public JsonObject Json()
    {
        if (Body.Length == 0)
            return [];
        try
        {
            return JsonNode.Parse(Body.Span) as JsonObject ?? throw SimulatedFailure.Parsing("Expected [START_OBJECT] but found another value");
        }
        catch (JsonException)
        {
            throw MalformedJson.Failure(Body.Span);
        }
    }
}
