using System.Text;
using System.Text.Json.Nodes;

namespace Listening.Storage.Elasticsearch;

/// <summary>Files that stand beside this one.</summary>
internal static class EmbeddedJson
{
    /// <summary>An object made anew.</summary>
    public static JsonObject Read(string file) => (JsonObject)JsonNode.Parse(Text(file))!;

    public static string Text(string file)
    {
        using var stream = typeof(EmbeddedJson).Assembly.GetManifestResourceStream($"Listening.Storage.Elasticsearch.{file}") ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
