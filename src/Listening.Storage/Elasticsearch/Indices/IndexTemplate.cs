using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>An index template or a script as it is installed, with the hash by which a server's is told from ours.</summary>
/// <param name="Path">Where it is kept.</param>
/// <param name="Body">What is sent, the hash included.</param>
/// <param name="Hash">Of everything but itself.</param>
internal sealed record IndexTemplate(string Path, JsonObject Body, string Hash)
{
    // Above the templates that servers bring along, which stop at 200.
    private const int Priority = 500;

    /// <summary>All that a cluster needs before the first write.</summary>
    public static IReadOnlyList<IndexTemplate> All(IndexNames names, ServerProduct product) =>
    [
        Of(names.MentionsTemplate, names.AllMentions, MentionMapping.Index(), product, isStream: false),
        Of(names.PollsTemplate, names.AllPolls, EmbeddedJson.Read("polls-stream.json"), product, isStream: true),
        Of(names.ActionsTemplate, names.AllActions, EmbeddedJson.Read("actions-stream.json"), product, isStream: true),
    ];

    private static IndexTemplate Of(string name, string pattern, JsonObject template, ServerProduct product, bool isStream)
    {
        var body = new JsonObject { ["index_patterns"] = new JsonArray(pattern), ["priority"] = Priority, ["template"] = template };
        if (isStream)
            body["data_stream"] = new JsonObject();
        // A write to an index that is gone is refused instead of making one without its aliases. OpenSearch does not know the key.
        if (!product.IsOpenSearch && !isStream)
            body["allow_auto_create"] = false;
        var hash = MentionIdentity.Hash(body.ToJsonString());
        body["_meta"] = new JsonObject { ["made_by"] = "listening", ["hash"] = hash };
        return new($"_index_template/{name}", body, hash);
    }
}
