using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Data streams: made, shown, rolled over, deleted.</summary>
internal static class DataStreamRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("PUT", ["_data_stream", var name]) => Create(request, name),
        ("GET", ["_data_stream"]) => Show(request, "*"),
        ("GET", ["_data_stream", var names]) => Show(request, names),
        ("DELETE", ["_data_stream", var names]) => Delete(request, names),
        ("POST", [var name, "_rollover"]) when request.Cluster.DataStreams.TryGetValue(name, out var stream) => Roll(request, stream),
        _ => null,
    };

    private static SimulatedAnswer Create(SimulatedRequest request, string name)
    {
        if (request.Cluster.DataStreams.ContainsKey(name))
            throw SimulatedFailure.Of(400, "resource_already_exists_exception", $"data_stream [{name}] already exists");
        SimulatedDataStream.Create(request.Cluster, name);
        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer Show(SimulatedRequest request, string names) =>
        SimulatedAnswer.Json(new JsonObject { ["data_streams"] = new JsonArray([.. Fitting(request, names).Select(stream => stream.Json())]) });

    private static SimulatedAnswer Delete(SimulatedRequest request, string names)
    {
        foreach (var stream in Fitting(request, names))
        {
            stream.Indices.ForEach(request.Cluster.Delete);
            request.Cluster.DataStreams.TryRemove(stream.Name, out _);
        }

        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer Roll(SimulatedRequest request, SimulatedDataStream stream)
    {
        var before = stream.Indices[^1].Name;
        stream.Roll(request.Cluster);
        return SimulatedAnswer.Json(new JsonObject { ["acknowledged"] = true, ["shards_acknowledged"] = true, ["old_index"] = before, ["new_index"] = stream.Indices[^1].Name, ["rolled_over"] = true, ["dry_run"] = false, ["conditions"] = new JsonObject() });
    }

    private static List<SimulatedDataStream> Fitting(SimulatedRequest request, string names)
    {
        var found = request.Cluster.DataStreams.Values.Where(stream => names.Split(',').Any(name => IndexNames.Fits(name, stream.Name))).OrderBy(stream => stream.Name, StringComparer.Ordinal).ToList();
        return found.Count == 0 && !names.Contains('*', StringComparison.Ordinal) ? throw SimulatedFailure.IndexNotFound(names) : found;
    }
}
