using System.Text;
using System.Text.Json.Nodes;

namespace Listening.Storage.Elasticsearch;

/// <summary>One request.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query without a leading slash, escaped.</param>
internal sealed record ElasticsearchRequest(HttpMethod Method, string Path)
{
    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Lines of JSON instead of one object.</summary>
    public bool IsLines { get; init; }

    public static ElasticsearchRequest Get(string path) => new(HttpMethod.Get, path);

    public static ElasticsearchRequest Delete(string path, JsonObject? body = null) => new(HttpMethod.Delete, path) { Body = Bytes(body) };

    public static ElasticsearchRequest Put(string path, JsonObject? body = null) => new(HttpMethod.Put, path) { Body = Bytes(body) };

    public static ElasticsearchRequest Post(string path, JsonObject? body = null) => new(HttpMethod.Post, path) { Body = Bytes(body) };

    private static ReadOnlyMemory<byte> Bytes(JsonObject? body) => body is null ? default : Encoding.UTF8.GetBytes(body.ToJsonString());
}
