using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Demo;

/// <summary>The demo's listeners.json: the written units and queries, with the sources at the server's actual address.</summary>
internal static class DemoConfig
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>What listeners.json allows at least.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <param name="content">The sample world.</param>
    /// <param name="baseAddress">Where it is served.</param>
    /// <param name="every">Wished interval of polls; raised to <see cref="ShortestInterval"/>.</param>
    public static string Json(DemoContent content, Uri baseAddress, TimeSpan every)
    {
        var units = JsonNode.Parse(content.UnitsJson, documentOptions: WithComments)!.AsObject();
        foreach (var (unit, node) in units)
        {
            node!["allowPrivateNetwork"] = new JsonArray("127.0.0.0/8", "::1/128");
            node["sources"] = new JsonArray([.. content.Sources.Where(source => source.Unit == unit).Select(source => Source(source, baseAddress))]);
        }

        var file = new JsonObject
        {
            ["defaults"] = new JsonObject { ["every"] = $"{(int)(every > ShortestInterval ? every : ShortestInterval).TotalSeconds}s" },
            ["units"] = units,
        };
        return file.ToJsonString(Indented);
    }

    /// <summary>Sources are named, so that they stay the same ones when the server comes back on another port.</summary>
    private static JsonObject Source(DemoSource source, Uri baseAddress) => new()
    {
        ["kind"] = "feed",
        ["url"] = new Uri(baseAddress, DemoAddress.Configured(source)).AbsoluteUri,
        ["id"] = source.Id,
        // All live on one host here: the one that fails at first must not hold the others up.
        ["politeness"] = "feed",
        ["tags"] = new JsonArray([.. source.Tags.Select(tag => JsonValue.Create(tag))]),
    };
}
