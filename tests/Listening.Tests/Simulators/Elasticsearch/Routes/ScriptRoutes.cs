using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Stored scripts, looked at; <see cref="ClusterRoutes"/> stores them.</summary>
internal static class ScriptRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("GET", ["_scripts", var name]) => Show(name, request.Cluster.Scripts.Stored(name)),
        ("DELETE", ["_scripts", _]) => SimulatedAnswer.Acknowledged,
        _ => null,
    };

    private static SimulatedAnswer Show(string name, string? source)
    {
        var json = new JsonObject { ["_id"] = name, ["found"] = source is not null };
        if (source is not null)
            json["script"] = new JsonObject { ["lang"] = "painless", ["source"] = source };
        return SimulatedAnswer.Json(json, source is null ? 404 : 200);
    }
}
