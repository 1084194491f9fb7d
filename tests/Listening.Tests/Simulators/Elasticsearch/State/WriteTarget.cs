using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>From the name a write gives to the one index that takes it.</summary>
internal static class WriteTarget
{
    /// <summary>The index, made when that is allowed, or why there is none.</summary>
    public static (SimulatedIndex? Index, WriteFailure? Failure) Of(SimulatedCluster cluster, string name, string action, bool aliasOnly = false)
    {
        if (cluster.Indices.TryGetValue(name, out var index) && !aliasOnly)
            return (index, null);
        if (cluster.DataStreams.TryGetValue(name, out var stream))
            return OfStream(stream, action);
        var aliased = cluster.Indices.Values.Where(candidate => candidate.Aliases.ContainsKey(name)).ToList();
        if (aliased.Count > 0)
            return OfAlias(aliased, name);
        if (aliasOnly)
            return (null, Missing(name, $" and [require_alias] request flag is [true] and [{name}] is not an alias"));
        return IndexNames.ForbidsCreation(cluster, name) is { } forbidden ? (null, Missing(name, forbidden)) : Made(cluster, name, action);
    }

    private static (SimulatedIndex? Index, WriteFailure? Failure) Made(SimulatedCluster cluster, string name, string action)
    {
        lock (cluster.Gate)
        {
            if (cluster.Indices.TryGetValue(name, out var index))
                return (index, null);
            try
            {
                return cluster.Templates.Fitting(name)?.Body["data_stream"] is null
                    ? (cluster.Create(name), null)
                    : OfStream(SimulatedDataStream.Create(cluster, name), action);
            }
            catch (SimulatedFailure failure)
            {
                var error = (JsonObject)JsonNode.Parse(failure.Message)!["error"]!;
                return (null, new WriteFailure(failure.Answer.Status, WriteFailure.Error(JsonValues.Text(error["type"])!, JsonValues.Text(error["reason"])!, name)));
            }
        }
    }

    private static (SimulatedIndex? Index, WriteFailure? Failure) OfStream(SimulatedDataStream stream, string action) => action == "create"
        ? (stream.Indices[^1], null)
        : (null, new WriteFailure(400, WriteFailure.Error("illegal_argument_exception", "only write ops with an op_type of create are allowed in data streams")));

    private static (SimulatedIndex? Index, WriteFailure? Failure) OfAlias(List<SimulatedIndex> aliased, string name)
    {
        var chosen = aliased.Find(index => JsonValues.Truth((index.Aliases[name] as JsonObject)?["is_write_index"] ?? "false"))
            ?? (aliased.Count == 1 && (aliased[0].Aliases[name] as JsonObject)?["is_write_index"] is null ? aliased[0] : null);
        return chosen is not null
            ? (chosen, null)
            : (null, new WriteFailure(400, WriteFailure.Error("illegal_argument_exception", $"no write index is defined for alias [{name}]. The write index may be explicitly disabled using is_write_index=false or the alias points to multiple indices without one being designated as a write index")));
    }

    private static WriteFailure Missing(string name, string explanation)
    {
        var error = WriteFailure.Error("index_not_found_exception", $"no such index [{name}]{explanation}");
        error["index_uuid"] = "_na_";
        error["index"] = name;
        return new WriteFailure(404, error);
    }
}
