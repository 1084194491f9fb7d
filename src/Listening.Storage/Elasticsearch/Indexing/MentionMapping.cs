using System.Text.Json.Nodes;

namespace Listening.Storage.Elasticsearch;

/// <summary>Settings and mapping of an index of mentions, as <c>mention-index.json</c> beside this file has them: what a template installs.</summary>
internal static class MentionMapping
{
    private const string Resource = "Listening.Storage.Elasticsearch.mention-index.json";

    /// <summary>An object of <c>settings</c> and <c>mappings</c>, made anew.</summary>
    public static JsonObject Index()
    {
        using var stream = typeof(MentionMapping).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        return (JsonObject)JsonNode.Parse(stream)!;
    }
}
