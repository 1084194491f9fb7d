using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Tests.Scenarios;

/// <summary>Three units that share the captured feeds in turn. Each has one query that most texts match, and some that few do.</summary>
internal static class CaptureConfig
{
    private const string Broad = "the OR and OR of OR to OR in OR for OR der OR die OR und OR la OR le OR les OR el OR que OR di OR и OR в OR на OR の OR に OR 的";

    private static readonly IReadOnlyList<(string Unit, string Id, string Query)> Narrow =
    [
        ("press", "apple", "apple OR iphone OR ipad OR macbook"),
        ("press", "elections", "(election OR vote OR voters) NOT sport*"),
        ("makers", "open-source", "\"open source\" OR github OR linux"),
        ("makers", "releases", "(release OR released OR version) AND (new OR update*)"),
        ("culture", "music", "music OR album OR podcast*"),
        ("culture", "questions", "title:(how OR why OR what)"),
    ];

    public static IReadOnlyList<string> Units { get; } = [.. Narrow.Select(query => query.Unit).Distinct()];

    /// <summary>The unit that listens to a capture.</summary>
    public static string UnitOf(CaptureServer server, Capture capture) => Units[server.Captures.ToList().IndexOf(capture) % Units.Count];

    public static async Task WriteAsync(ScenarioFolder folder, CaptureServer server, TimeSpan every, CancellationToken cancellationToken)
    {
        var config = new JsonObject
        {
            ["defaults"] = new JsonObject { ["every"] = $"{every.TotalSeconds:0}s" },
            ["units"] = new JsonObject(Units.Select((unit, index) => KeyValuePair.Create<string, JsonNode?>(unit, Unit(unit, server, server.Captures.Where((_, number) => number % Units.Count == index))))),
        };
        await File.WriteAllTextAsync(folder.Config, config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), cancellationToken);
    }

    private static JsonObject Unit(string unit, CaptureServer server, IEnumerable<Capture> captures) => new()
    {
        ["allowPrivateNetwork"] = new JsonArray("127.0.0.0/8"),
        ["queries"] = new JsonObject(Narrow.Where(query => query.Unit == unit).Select(query => (query.Id, query.Query)).Append(("everything", Broad))
            .Select(query => KeyValuePair.Create<string, JsonNode?>(query.Item1, query.Item2))),
        ["sources"] = new JsonArray([.. captures.Select(capture => Source(server, capture))]),
    };

    private static JsonObject Source(CaptureServer server, Capture capture) => new()
    {
        ["kind"] = "feed",
        ["url"] = server.AddressOf(capture).AbsoluteUri,
        ["id"] = capture.Id,
        ["politeness"] = "feed",
    };
}
