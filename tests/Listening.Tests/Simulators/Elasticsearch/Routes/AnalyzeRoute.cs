using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary><c>_analyze</c>: by a named analyser or by that of a field.</summary>
internal static class AnalyzeRoute
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET" or "POST", ["_analyze"]) => Tokens(request, null),
        ("GET" or "POST", [var index, "_analyze"]) => Tokens(request, IndexNames.Resolve(request, index)[0]),
        _ => null,
    };

    private static SimulatedAnswer Tokens(SimulatedRequest request, SimulatedIndex? index)
    {
        var body = request.Json();
        var field = JsonValues.Text(body["field"]) is { } path ? index?.Mapping.Find(path) : null;
        var analyzer = JsonValues.Text(body["analyzer"]) ?? field?.Analyzer ?? "standard";
        var analysis = index?.Analysis ?? new IndexAnalysis([]);
        var text = JsonValues.Texts(body["text"]).Single();
        return SimulatedAnswer.Json(new JsonObject { ["tokens"] = new JsonArray([.. analysis.Analyze(analyzer, text).Select(Shown)]) });
    }

    private static JsonObject Shown(Token token) => new()
    {
        ["token"] = token.Text,
        ["start_offset"] = token.Start,
        ["end_offset"] = token.End,
        ["type"] = token.Type,
        ["position"] = token.Position,
    };
}
