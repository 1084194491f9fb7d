using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Indices: made, looked at, changed, refreshed, deleted.</summary>
internal static class IndexRoutes
{
    public static SimulatedAnswer? Answer(SimulatedRequest request) => (request.Method, request.Segments) switch
    {
        ("POST" or "GET", ["_refresh" or "_flush"]) => Refresh(request, "_all"),
        ("POST" or "GET", [var names, "_refresh" or "_flush" or "_forcemerge"]) => Refresh(request, names),
        (_, [var name, ..]) when name[0] == '_' => null,
        ("PUT", [var name]) => Create(request, name),
        ("HEAD", [var names]) => SimulatedAnswer.Empty(Exists(request, names) ? 200 : 404),
        ("GET", [var names]) => SimulatedAnswer.Json(Each(request, names, Whole)),
        ("DELETE", [var names]) => Delete(request, names),
        ("GET", [var names, "_settings"]) => SimulatedAnswer.Json(Each(request, names, index => new JsonObject { ["settings"] = Settings(index) })),
        ("GET", [var names, "_mapping"]) => SimulatedAnswer.Json(Each(request, names, index => new JsonObject { ["mappings"] = index.Mapping.Json })),
        ("PUT", [var names, "_settings"]) => Change(request, names, index => index.ChangeSettings(request.Json())),
        ("PUT" or "POST", [var names, "_mapping"]) => Change(request, names, index => TemplateStore.Guarded("Failed to parse mapping", () => { index.ChangeMapping(request.Json()); return 0; })),
        ("PUT", [var names, "_block", var block]) => Change(request, names, index => index.ChangeSettings(new JsonObject { [$"index.blocks.{block}"] = true })),
        ("GET", [var names, "_stats", ..]) => Stats(request, names),
        _ => null,
    };

    private static SimulatedAnswer Create(SimulatedRequest request, string name)
    {
        request.Cluster.Create(name, request.Json());
        return SimulatedAnswer.Json(new JsonObject { ["acknowledged"] = true, ["shards_acknowledged"] = true, ["index"] = name });
    }

    private static bool Exists(SimulatedRequest request, string names)
    {
        try
        {
            return IndexNames.Resolve(request, names).Count > 0;
        }
        catch (SimulatedFailure)
        {
            return false;
        }
    }

    private static SimulatedAnswer Delete(SimulatedRequest request, string names)
    {
        foreach (var name in names.Split(',').Where(name => !request.Cluster.Indices.ContainsKey(name)))
        {
            if (request.Cluster.Indices.Values.Any(index => index.Aliases.ContainsKey(name)))
                throw SimulatedFailure.BadRequest($"The provided expression [{name}] matches an alias, specify the corresponding concrete indices instead.");
        }

        foreach (var index in IndexNames.Resolve(request, names))
        {
            if (index.DataStream is { } stream)
                throw SimulatedFailure.BadRequest($"index [{index.Name}] is the write index for data stream [{stream}] and cannot be deleted");
            request.Cluster.Delete(index);
        }

        return SimulatedAnswer.Acknowledged;
    }

    private static SimulatedAnswer Refresh(SimulatedRequest request, string names)
    {
        var indices = IndexNames.Resolve(request, names);
        foreach (var index in indices)
            index.Refresh();
        return SimulatedAnswer.Json(new JsonObject { ["_shards"] = new JsonObject { ["total"] = indices.Sum(index => index.Shards * index.Copies), ["successful"] = indices.Sum(index => index.Shards), ["failed"] = 0 } });
    }

    private static SimulatedAnswer Change(SimulatedRequest request, string names, Action<SimulatedIndex> change)
    {
        foreach (var index in IndexNames.Resolve(request, names))
            change(index);
        return SimulatedAnswer.Acknowledged;
    }

    private static JsonObject Each(SimulatedRequest request, string names, Func<SimulatedIndex, JsonNode> show) =>
        new(IndexNames.Resolve(request, names).Select(index => KeyValuePair.Create<string, JsonNode?>(index.Name, show(index))));

    private static JsonObject Whole(SimulatedIndex index) => new() { ["aliases"] = index.Aliases.DeepClone(), ["mappings"] = index.Mapping.Json, ["settings"] = Settings(index) };

    private static JsonObject Settings(SimulatedIndex index)
    {
        var settings = (JsonObject)index.Settings.DeepClone();
        FlatSettings.Apply(settings, new JsonObject
        {
            ["index.uuid"] = index.Uuid,
            ["index.provided_name"] = index.Name,
            ["index.creation_date"] = index.Created.ToUnixTimeMilliseconds(),
            ["index.number_of_shards"] = index.Shards,
            ["index.number_of_replicas"] = index.Copies - 1,
        });
        return settings;
    }

    private static SimulatedAnswer Stats(SimulatedRequest request, string names)
    {
        var indices = IndexNames.Resolve(request, names);
        JsonObject Docs(int count) => new() { ["docs"] = new JsonObject { ["count"] = count, ["deleted"] = 0 } };
        return SimulatedAnswer.Json(new JsonObject
        {
            ["_all"] = new JsonObject { ["primaries"] = Docs(indices.Sum(index => index.Count)) },
            ["indices"] = new JsonObject(indices.Select(index => KeyValuePair.Create<string, JsonNode?>(index.Name, new JsonObject { ["uuid"] = index.Uuid, ["primaries"] = Docs(index.Count) }))),
        });
    }
}
