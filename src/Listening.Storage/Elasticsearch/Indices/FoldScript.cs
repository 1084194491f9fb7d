using System.Text.Json.Nodes;
using Listening.Mentions;

namespace Listening.Storage.Elasticsearch;

/// <summary>The script that brings a revision or an act into a document that exists, as <c>fold.painless</c> beside this file has it. Its name carries its hash:
/// a newer program installs its own beside it, and an older one goes on with its own.</summary>
internal static class FoldScript
{
    public static readonly string Source = EmbeddedJson.Text("fold.painless");

    private static readonly string Hash = MentionIdentity.Hash(Source)[..16];

    public static string Name(string prefix) => $"{prefix}-fold-{Hash}";

    public static JsonObject Body() => new() { ["script"] = new JsonObject { ["lang"] = "painless", ["source"] = Source } };
}
