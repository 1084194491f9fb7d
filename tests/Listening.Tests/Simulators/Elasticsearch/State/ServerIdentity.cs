using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>What the server says it is.</summary>
internal sealed class ServerIdentity(SimulatedProduct product, string clusterUuid)
{
    public bool IsOpenSearch => product is SimulatedProduct.OpenSearch2 or SimulatedProduct.OpenSearch3;

    public string Number => product switch
    {
        SimulatedProduct.Elasticsearch8 => "8.19.0",
        SimulatedProduct.OpenSearch2 => "2.19.1",
        SimulatedProduct.OpenSearch3 => "3.1.0",
        _ => "9.5.0",
    };

    public string WatermarkAdvice => IsOpenSearch ? string.Empty : $"; for more information, see https://www.elastic.co/docs/troubleshoot/elasticsearch/fix-watermark-errors?version={Number[..3]}";

    /// <summary>The answer of <c>GET /</c>.</summary>
    public JsonObject Root(int node) => new()
    {
        ["name"] = $"node-{node + 1}",
        ["cluster_name"] = "rig",
        ["cluster_uuid"] = clusterUuid,
        ["version"] = IsOpenSearch ? OpenSearch() : Elasticsearch(),
        ["tagline"] = IsOpenSearch ? "The OpenSearch Project: https://opensearch.org/" : "You Know, for Search",
    };

    private JsonObject Elasticsearch() => new()
    {
        ["number"] = Number,
        ["build_flavor"] = "default",
        ["build_type"] = "tar",
        ["build_hash"] = "0000000000000000000000000000000000000000",
        ["build_date"] = "2026-06-27T00:00:00.000000000Z",
        ["build_snapshot"] = false,
        ["lucene_version"] = product == SimulatedProduct.Elasticsearch8 ? "9.12.2" : "10.4.0",
        ["minimum_wire_compatibility_version"] = product == SimulatedProduct.Elasticsearch8 ? "7.17.0" : "8.19.0",
        ["minimum_index_compatibility_version"] = product == SimulatedProduct.Elasticsearch8 ? "7.0.0" : "8.0.0",
    };

    private JsonObject OpenSearch() => new()
    {
        ["distribution"] = "opensearch",
        ["number"] = Number,
        ["build_type"] = "tar",
        ["build_hash"] = "0000000000000000000000000000000000000000",
        ["build_date"] = "2026-06-27T00:00:00.000000000Z",
        ["build_snapshot"] = false,
        ["lucene_version"] = product == SimulatedProduct.OpenSearch2 ? "9.12.1" : "10.2.1",
        ["minimum_wire_compatibility_version"] = product == SimulatedProduct.OpenSearch2 ? "7.10.0" : "2.19.0",
        ["minimum_index_compatibility_version"] = product == SimulatedProduct.OpenSearch2 ? "7.0.0" : "2.0.0",
    };
}
